import { Problem } from '../../http/problem.ts';
import type { Json, JsonObject } from './entity.ts';
import { isObject } from './is-object.ts';
import { shorten } from './shorten.ts';

/** What an object is refused as that is not shaped as it must be; the problem names the member. */
export type Refusal = 'facts.bad-subscription' | 'facts.bad-registration';

/** The members of an object, each read as what it must be. `where` names it in problems. */
export class Members {
  readonly #object: JsonObject;
  readonly #where: string;
  readonly #refusal: Refusal;

  /**
   * @param known null: there may be others
   * @throws Problem `refusal` for what is no object, or has members that are not known
   */
  constructor(
    value: Json | undefined,
    where: string,
    known: readonly string[] | null,
    refusal: Refusal = 'facts.bad-subscription',
  ) {
    this.#where = where;
    this.#refusal = refusal;
    this.#object = isObject(value) ? value : refuse(where || '{}', value, refusal);
    for (const name of Object.keys(this.#object))
      if (known && !known.includes(name)) {
        const values = { where: shorten(this.at(name)), value: shorten(name), known: known.join(', ') };
        throw new Problem(refusal, values, 'unknown');
      }
  }

  /** Of an object inside. */
  inside(value: Json | undefined, where: string, known: readonly string[]): Members {
    return new Members(value, this.at(where), known, this.#refusal);
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
    if (list?.some((one) => typeof one !== 'string' || one === '')) this.refuse(name);
    return list as readonly string[] | undefined;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    return this.#typed(name, (value) => words.includes(value as Word)) as Word | undefined;
  }

  refuse(name: string, value: unknown = this.raw(name)): never {
    return refuse(this.at(name), value, this.#refusal);
  }

  /** A URI of a scheme that is not among these. */
  refuseScheme(name: string, schemes: string): never {
    const value = this.raw(name);
    if (value === undefined) return this.refuse(name);
    throw new Problem(this.#refusal, { where: this.at(name), value: shorten(value), schemes }, 'scheme');
  }

  #typed(name: string, fits: (value: Json) => boolean): Json | undefined {
    const value = this.raw(name);
    if (value !== undefined && !fits(value)) this.refuse(name);
    return value;
  }
}

/** What is not there is told to be missing. */
export function refuse(where: string, value: unknown, refusal: Refusal = 'facts.bad-subscription'): never {
  if (value === undefined) throw new Problem(refusal, { where, value: '–' }, 'missing');
  throw new Problem(refusal, { where, value: shorten(value) });
}
