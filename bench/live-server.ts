import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A real server in a process of its own, as `npx yuheng serve` starts it. */
export interface LiveServer {
  readonly base: string;
  readonly pid: number;
  /** From the start of the process to its answer `ready`, in milliseconds. */
  readonly startedIn: number;
  stop(): Promise<void>;
}

const CLI = join(import.meta.dirname, '..', 'cli', 'yuheng.ts');
const POLL_MS = 5;
const PATIENCE_MS = 60_000;

/** Starts a server on the data folder, without accounts unless told, and waits until it is ready. @throws Error with its output when it ends instead */
export async function startServer(
  data: string,
  port: number,
  more: readonly string[] = ['--auth', 'off'],
): Promise<LiveServer> {
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, 'serve', '--data', data, '--port', String(port), ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  const base = `http://127.0.0.1:${port}`;
  while (!(await isReady(base))) {
    if (child.exitCode !== null || performance.now() - start > PATIENCE_MS) {
      child.kill();
      throw new Error(output.join(''));
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return { base, pid: child.pid ?? 0, startedIn: performance.now() - start, stop: () => stop(child) };
}

async function isReady(base: string): Promise<boolean> {
  return fetch(`${base}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
