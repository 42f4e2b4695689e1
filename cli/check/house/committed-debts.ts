import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Debts, debtsPath } from './house.ts';
import { parseDebts } from './parse-debts.ts';

const run = promisify(execFile);

/** Every committed version of the list of debts, oldest first; none where there is no git or never was a list. */
export async function committedDebts(root: string): Promise<readonly Debts[]> {
  const commits = await git(root, [
    'log',
    '--reverse',
    '--format=%H',
    '--diff-filter=AM',
    'HEAD',
    '--',
    debtsPath,
  ]);
  const versions: Debts[] = [];
  for (const commit of (commits ?? '').split('\n').filter((line) => line !== '')) {
    const text = await git(root, ['show', `${commit}:${debtsPath}`]);
    if (text !== null) versions.push(parseDebts(text));
  }
  return versions;
}

async function git(root: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await run('git', [...args], { cwd: root, maxBuffer: 16 << 20 })).stdout;
  } catch {
    return null;
  }
}
