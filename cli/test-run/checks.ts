import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runCheck } from '../check/run-check.ts';

/** One of the four checks that come before the tests; its title is the message `test.check.<name>`. */
export interface Check {
  readonly name: 'types' | 'lint' | 'format' | 'house';
  run(root: string): Promise<{ passed: boolean; output: string }>;
}

export const checks: readonly Check[] = [
  { name: 'types', run: (root) => tool(root, 'typescript', 'bin/tsc', ['--noEmit', '-p', root]) },
  { name: 'lint', run: (root) => tool(root, 'oxlint', 'bin/oxlint', []) },
  {
    name: 'format',
    run: (root) => tool(root, '@biomejs/biome', 'bin/biome', ['check', '--max-diagnostics=20']),
  },
  { name: 'house', run: house },
];

async function house(root: string): Promise<{ passed: boolean; output: string }> {
  let output = '';
  const write = (text: string): void => {
    output += text;
  };
  const code = await runCheck([root], { stdout: { write }, stderr: { write } });
  return { passed: code === 0, output };
}

/** Runs a program of a development package in the repository with this very Node. */
function tool(
  root: string,
  name: string,
  program: string,
  args: readonly string[],
): Promise<{ passed: boolean; output: string }> {
  const folder = dirname(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`));
  const child = spawn(process.execPath, [join(folder, program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}
