import { spawn } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '..', '..', 'yuheng.ts');

/** Runs the command line to its end, on no database but the one that it is told of. */
export async function runCli(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly said: string }> {
  const { DATABASE_URL: _unset, ...env } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}
