import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '..', '..', 'yuheng.ts');

/** `yuheng serve` in a process of its own. */
export interface ServerProcess {
  readonly base: string;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a server, without sign-in unless told otherwise, and waits until it says where it is. @throws Error with its output when it ends instead */
export async function startServer(
  data: string,
  flags: readonly string[] = ['--auth', 'off'],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [CLI, 'serve', '--data', data, '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const base = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
        if (found) resolve(found);
      });
    }
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}\n${output}`)));
  });
  return { base, kill: (signal) => end(child, signal) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}
