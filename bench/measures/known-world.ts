import { CITIES, entityId, expectedOf, type Made, made } from './made.ts';
import type { Code } from './prepare.ts';

export interface Figures {
  readonly whole: number | null;
  readonly cities: ReadonlyMap<string, number | null>;
}

/** What everything has to be: the world that was made, with what changed since. */
export class World {
  readonly #entities: number;
  readonly #changes = new Map<string, Made>();
  #last: { readonly type: number; readonly all: readonly Made[] } | null = null;

  constructor(entities: number) {
    this.#entities = entities;
  }

  entity(type: number, entity: number): Made {
    return this.#changes.get(entityId(type, entity)) ?? made(type, entity);
  }

  /** All of a type, in the order of their ids. */
  of(type: number): readonly Made[] {
    if (this.#last?.type !== type)
      this.#last = {
        type,
        all: Array.from({ length: this.#entities }, (_, entity) => this.entity(type, entity)),
      };
    return this.#last.all;
  }

  restore(type: number, entity: number): void {
    this.#changes.delete(entityId(type, entity));
    this.#last = null;
  }

  change(type: number, entity: number, attribute: string, salt: number): void {
    const before = this.entity(type, entity);
    const city = CITIES[(CITIES.indexOf(before.city) + 1) % CITIES.length] ?? '';
    const place = Number(attribute.slice(1)) - 1;
    const values = before.values.map((value, index) => (index === place ? value + 0.1 + salt : value));
    this.#changes.set(entityId(type, entity), {
      ...before,
      ...(attribute === 'city' ? { city } : { values }),
    });
    this.#last = null;
  }
}

/** Figures that are not what they have to be, by name. */
export function differences(
  { code, measure: number }: Code,
  figures: Figures | undefined,
  all: readonly Made[],
): readonly string[] {
  const { whole, cities } = expectedOf(number, all);
  const wrong = figures?.whole === whole ? [] : [code];
  for (const city of new Set([...cities.keys(), ...(figures?.cities.keys() ?? [])])) {
    const [is, should] = [figures?.cities.get(city), cities.get(city)];
    // A city where nothing is selected has no part.
    if (is !== should && !(is === undefined && !Number.isFinite(should))) wrong.push(`${code} in ${city}`);
  }
  return wrong;
}
