import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LoadResult } from './load-plan.ts';
import { runLoad } from './run-load.ts';

/** What fastify does with a constant, in a process of its own. */
export async function measureHttpFloor(
  port: number,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts'), String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(child.stdout, 'data');
    const plan = { port, kind: 'bare', connections, entities: 1 } as const;
    await runLoad({ ...plan, seconds: 1 });
    return await runLoad({ ...plan, seconds });
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}
