import type { WireAttribute } from '@yuheng/kernel/facts-model';
import { sizeOf, type World } from './build-world.ts';
import { batches, type Part } from './http/batches.ts';
import { attributeOf } from './http/entities.ts';
import { type Connection, send } from './http/send.ts';

/** How far the loading is: older values and entities together. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface LoadOptions extends Connection {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const limits = { entities: 500, bytes: 900_000 };

/**
 * Writes a world to a running server through its public API: first the past, then the present.
 * Every value carries the time at which it was observed, so loading a world twice leaves the same state.
 * @throws Problem world.unreachable, world.request-refused; the signal's reason when aborted: what was
 *   acknowledged until then is kept, and loading again completes it
 */
export async function loadWorld(world: World, options: LoadOptions): Promise<void> {
  const { entities, history } = sizeOf(world);
  const total = entities + history;
  let done = 0;
  const write = async (path: string, parts: Iterable<Part>) => {
    for (const batch of batches(parts, limits)) {
      options.signal?.throwIfAborted();
      await send(options, 'POST', path, batch.body);
      done += batch.weight;
      options.onProgress?.({ done, total });
    }
  };
  options.onProgress?.({ done, total });
  await write('/ngsi-ld/v1/temporal/entityOperations/upsert', pasts(world));
  await write('/ngsi-ld/v1/entityOperations/upsert', presents(world));
}

function* presents(world: World): Generator<Part> {
  for (const entity of world.entities()) yield { json: JSON.stringify(entity), weight: 1 };
}

/** Temporal entities: each attribute is the array of its older instances. */
function* pasts(world: World): Generator<Part> {
  for (const { entity, history } of world.items()) {
    if (history.length === 0) continue;
    const attributes: Record<string, WireAttribute[]> = {};
    for (const value of history) {
      (attributes[value.attribute] ??= []).push(attributeOf(value, value.observedAt));
    }
    yield {
      json: JSON.stringify({ id: entity.id, type: entity.type, ...attributes }),
      weight: history.length,
    };
  }
}
