import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '..', '..', 'yuheng.ts');

/** The demo as a user starts it, on a folder and a port of its own. */
export interface DemoProcess {
  readonly base: string;
  /** The one-time sign-in link that it printed. */
  readonly link: string;
  readonly data: string;
  readonly output: () => string;
  /** Ctrl-C; answers the exit code. */
  interrupt(): Promise<number | null>;
  /** The power fails. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts `yuheng demo` and waits for its sign-in link. @throws Error with its output when it ends instead */
export async function startDemo(
  given?: { readonly data: string },
  ...flags: readonly string[]
): Promise<DemoProcess> {
  const data = given?.data ?? (await mkdtemp(join(tmpdir(), 'yuheng-demo-')));
  const child = spawn(process.execPath, [CLI, 'demo', '--port', '0', '--data', data, '--still', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const link = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
        const found = /http:\/\/\S+\/sign-in\?token=\S+/.exec(output)?.[0];
        if (found) resolve(found);
      });
    }
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}\n${output}`)));
  });
  return {
    base: new URL(link).origin,
    link,
    data,
    output: () => output,
    interrupt: () => end(child, 'SIGINT'),
    kill: async () => void (await end(child, 'SIGKILL')),
    remove: () => rm(data, { recursive: true, force: true }),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}
