import { createHash } from 'node:crypto';
import type { WireAttribute, WireEntity } from '@yuheng/kernel/facts-model';
import { buildWorld, type World } from '../build-world.ts';
import type { Position } from '../geography/plane.ts';

export const now = '2026-11-22T02:00:00Z';

export function smallWorld(seed: number): World {
  return buildWorld({ seed, scale: 'small', now });
}

/** SHA-256 over everything a world says, present and past. */
export function digestOf(world: World): string {
  const hash = createHash('sha256');
  for (const item of world.items()) hash.update(JSON.stringify(item));
  return hash.digest('hex');
}

export function attributesOf(entity: WireEntity): readonly (readonly [string, WireAttribute])[] {
  return Object.entries(entity).filter((entry): entry is [string, WireAttribute] => {
    const [, value] = entry;
    return typeof value === 'object' && 'type' in value;
  });
}

/** The value of an attribute now, or as it stood at a moment; undefined where it was not yet known. */
export type State = ReadonlyMap<
  string,
  { readonly type: string; readonly values: ReadonlyMap<string, unknown> }
>;

/** The whole world as it stood at a moment. */
export function stateAt(world: World, moment: string): State {
  const state = new Map<string, { type: string; values: Map<string, unknown> }>();
  for (const { entity, history } of world.items()) {
    const values = new Map<string, unknown>();
    for (const { attribute, value, observedAt } of history) {
      if (observedAt <= moment) values.set(attribute, value);
    }
    for (const [name, { value, object, observedAt = '' }] of attributesOf(entity)) {
      if (observedAt <= moment) values.set(name, value ?? object);
    }
    if (values.size > 0) state.set(entity.id, { type: String(entity.type), values });
  }
  return state;
}

export function pointOf(geometry: unknown): Position {
  const { type, coordinates } = geometry as { type: string; coordinates: [number, number] };
  if (type !== 'Point') throw new Error(`not a point: ${type}`);
  return coordinates;
}

/** Every position of a geometry. */
export function positionsOf(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return [];
  const [x, y] = coordinates;
  return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : coordinates.flatMap(positionsOf);
}

/** Great-circle distance in metres. */
export function metresBetween([lonA, latA]: Position, [lonB, latB]: Position): number {
  const rad = Math.PI / 180;
  const sin2 = (angle: number) => Math.sin(angle / 2) ** 2;
  const a =
    sin2((latB - latA) * rad) + Math.cos(latA * rad) * Math.cos(latB * rad) * sin2((lonB - lonA) * rad);
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(a));
}
