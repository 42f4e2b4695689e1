import { Problem } from '../../http/problem.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import { shorten } from '../model/shorten.ts';

/** The members of an object of a subscription, each read as what it must be. `where` names it in problems. */
export class Members {
  readonly #object: JsonObject;
  readonly #where: string;

  /** @throws Problem facts.bad-subscription for what is no object, or has members that are not known */
  constructor(value: Json | undefined, where: string, known: readonly string[]) {
    this.#where = where;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(where || '{}', value);
    this.#object = value as JsonObject;
    for (const name of Object.keys(this.#object)) if (!known.includes(name)) refuse(this.at(name), name);
  }

  at(name: string): string {
    return this.#where === '' ? name : `${this.#where}.${name}`;
  }

  raw(name: string): Json | undefined {
    return Object.hasOwn(this.#object, name) ? this.#object[name] : undefined;
  }

  text(name: string): string | undefined {
    return this.#typed(name, (value) => typeof value === 'string' && value !== '') as string | undefined;
  }

  flag(name: string): boolean | undefined {
    return this.#typed(name, (value) => typeof value === 'boolean') as boolean | undefined;
  }

  /** A number above zero. */
  amount(name: string): number | undefined {
    return this.#typed(name, (value) => typeof value === 'number' && value > 0) as number | undefined;
  }

  /** A list that is not empty. */
  list(name: string): readonly Json[] | undefined {
    return this.#typed(name, (value) => Array.isArray(value) && value.length > 0) as
      | readonly Json[]
      | undefined;
  }

  /** A list of texts, or one text alone. */
  texts(name: string): readonly string[] | undefined {
    const value = this.raw(name);
    if (typeof value === 'string' && value !== '') return [value];
    const list = this.list(name);
    if (list?.some((one) => typeof one !== 'string' || one === '')) refuse(this.at(name), list);
    return list as readonly string[] | undefined;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    return this.#typed(name, (value) => words.includes(value as Word)) as Word | undefined;
  }

  #typed(name: string, fits: (value: Json) => boolean): Json | undefined {
    const value = this.raw(name);
    if (value !== undefined && !fits(value)) refuse(this.at(name), value);
    return value;
  }
}

export function refuse(where: string, value: unknown): never {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '–');
  throw new Problem('facts.bad-subscription', { where, value: shorten(text) });
}
