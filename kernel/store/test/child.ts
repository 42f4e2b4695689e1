import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  /** What it has said so far, line by line. */
  readonly lines: readonly string[];
  /** The next line that it says, or undefined if it ends. */
  next(): Promise<string | undefined>;
  /** Resolves when it is gone and all it said was read. */
  readonly ended: Promise<void>;
}

/** Runs a TypeScript file of this folder in a process of its own; `prefix` goes before the command (setpriv …). */
export function runChild(file: string, args: readonly string[], prefix: readonly string[] = []): Child {
  const [program = process.execPath, ...rest] = [
    ...prefix,
    process.execPath,
    join(import.meta.dirname, file),
    ...args,
  ];
  const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'], cwd: '/' });
  const lines: string[] = [];
  let read = 0;
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]).then(() => undefined);
  return {
    process: child,
    lines,
    ended,
    async next() {
      while (read >= lines.length) {
        const more = await Promise.race([once(reader, 'line').then(() => true), ended.then(() => false)]);
        if (!more && read >= lines.length) return undefined;
      }
      return lines[read++];
    },
  };
}
