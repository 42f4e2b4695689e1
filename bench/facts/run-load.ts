import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { LoadPlan, LoadResult } from './load-plan.ts';

/** Runs the load generator in a process of its own. @throws Error when it fails */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const generator = join(import.meta.dirname, 'load-generator.ts');
  const child = spawn(process.execPath, [generator, JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said = await text(child.stdout);
  const [code] = await ended;
  if (code !== 0) throw new Error(`the load generator ended with ${code}`);
  return JSON.parse(said) as LoadResult;
}
