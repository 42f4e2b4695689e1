import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { openKernel } from '@yuheng/kernel/open-kernel';
import type { Database } from '@yuheng/kernel/store';
import { pack as network } from '@yuheng/network/pack';
import { ATTRIBUTES, definitionOf, entityId, made, statementsOf, typeName } from './made.ts';

export const BY: Actor = {
  id: 'key:bench',
  name: '',
  organisation: null,
  source: 'bench',
  roles: ['administrator'],
  synthetic: true,
};
const ENTITIES_PER_REQUEST = 100;
const WRITERS = 4;
export interface Size {
  readonly types: number;
  /** Of each type. */
  readonly entities: number;
}

export interface Code {
  readonly code: string;
  readonly type: number;
  readonly measure: number;
}

/** Defines and fills, unless a run before has done so. */
export async function prepare(
  database: Database,
  codes: readonly Code[],
  size: Size,
  say: (line: string) => void,
): Promise<void> {
  const kernel = await openKernel({ database, packs: [network] });
  const last = entityId(size.types - 1, size.entities - 1);
  try {
    if (await kernel.facts.get(last)) return;
    await database.query('alter system set synchronous_commit = off');
    await database.query('select pg_reload_conf()');
    await define(kernel, codes);
    // What is measured is a house that stands: all that is filled has been told to whoever evaluates measures.
    const told = Promise.withResolvers<void>();
    await kernel.facts.watch((changes) => {
      if (changes.some(({ entity }) => entity === last)) told.resolve();
    }, 'measures');
    await fill(kernel, size, say);
    await told.promise;
  } finally {
    await kernel.close();
  }
  // What follows is measured as a house runs.
  await database.query('alter system reset synchronous_commit');
  await database.query('select pg_reload_conf()');
  await database.query('vacuum analyze');
}

async function define(kernel: Kernel, codes: readonly Code[]): Promise<void> {
  for (const { code, type, measure: shape } of codes) {
    const text = { 'zh-CN': code, en: code };
    await kernel.measures.define(
      { pack: 'network', definition: definitionOf(type, shape), texts: { title: text, words: text } },
      BY,
    );
  }
}

async function fill(kernel: Kernel, { types, entities }: Size, say: (line: string) => void): Promise<void> {
  const start = performance.now();
  let next = 0;
  const all = types * entities;
  const write = async (): Promise<void> => {
    while (next < all) {
      const from = next;
      next = Math.min(all, from + ENTITIES_PER_REQUEST);
      const numbers = Array.from({ length: next - from }, (_, place) => from + place);
      await kernel.facts.write(
        numbers.map((number) => {
          const [type, entity] = [Math.floor(number / entities), number % entities];
          return {
            op: 'upsert',
            id: entityId(type, entity),
            types: [typeName(type)],
            statements: statementsOf(made(type, entity)),
          };
        }),
        BY,
      );
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  say(
    `filled: ${all * ATTRIBUTES} facts of ${all} entities in ${((performance.now() - start) / 1000).toFixed(0)} s`,
  );
}
