import { resolve } from 'node:path';
import { ensureConsole } from '@yuheng/console/build';
import type { Actor } from '@yuheng/kernel/actor';
import type { Pack } from '@yuheng/kernel/pack';
import { runLive } from '@yuheng/world/live';
import { createWorldPack } from '@yuheng/world/pack';
import { fillDemo } from '../demo/fill-demo.ts';
import { DEMO_SEED } from '../demo/seed.ts';
import { parseFlags, parsePort } from '../flags.ts';
import { giveBackMemory } from '../server/give-back-memory.ts';
import { packs } from '../server/packs.ts';
import { runServer } from '../server/run-server.ts';
import { untilStopped } from '../server/until-stopped.ts';
import { both, HOUSE } from '../text.ts';
import { DEFAULT_PORT, signInLink } from './serve.ts';

const WORLD: Actor = {
  id: 'key:world',
  name: '合成省域模拟器',
  organisation: '合成省域',
  source: 'world:simulator',
  roles: ['machine'],
  synthetic: true,
};
const GUEST: Actor = {
  id: 'user:guest',
  name: '演示用户',
  organisation: '统筹办公室',
  source: 'console',
  roles: ['administrator'],
  synthetic: false,
};

/** `yuheng demo [--port N] [--data DIR] [--still]`: a populated province in a browser; `--still` stops the simulator. */
export async function demo(args: readonly string[]): Promise<number> {
  const { flags, on } = parseFlags(args, ['port', 'data'], ['still']);
  const port = parsePort(flags['port'], DEFAULT_PORT);
  const started = performance.now();
  const stopped = untilStopped();
  giveBackMemory();
  const stopping = new AbortController();
  void stopped.then(() => stopping.abort());
  const reach = { base: '', key: '' };
  const world = createWorldPack({ base: () => reach.base, key: () => reach.key });
  console.log(both('demo.starting'));
  const built = ensureConsole();
  built.catch(() => undefined);
  const data = resolve(flags['data'] ?? `${HOUSE}/.yuheng/demo`);
  const server = await runServer({
    data,
    databaseUrl: null,
    host: '127.0.0.1',
    port,
    auth: true,
    packs: [...packs, world as Pack],
    console: () => built,
    onProgress: (step) => console.log(both(`progress.${step}`)),
  });
  try {
    reach.base = server.base;
    reach.key = await server.kernel.identity.issueKey(WORLD);
    await fillDemo(server.kernel, data, { ...reach, signal: stopping.signal }, (text) => console.log(text));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `\n${both('demo.ready', { seconds })}\n\n  ${await signInLink(server, GUEST)}\n\n${both('demo.stop')}`,
    );
    if (!on.has('still')) {
      void runLive({ ...reach, seed: DEMO_SEED, signal: stopping.signal }).catch((error: unknown) =>
        console.error(error),
      );
    }
    await stopped;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    stopping.abort();
    await server.close();
  }
  console.log(both('serve.stopped'));
  return 0;
}
