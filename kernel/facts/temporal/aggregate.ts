import { canonical } from '../../audit/digest.ts';
import { Problem } from '../../http/problem.ts';
import type { Json } from '../model/entity.ts';
import { shorten } from '../model/shorten.ts';
import { type Measure, measureOf } from './measure.ts';

export const METHODS = [
  'totalCount',
  'distinctCount',
  'sum',
  'avg',
  'min',
  'max',
  'stddev',
  'sumsq',
] as const;
export type Method = (typeof METHODS)[number];

/** `aggrMethods=avg,max`. @throws Problem facts.bad-aggregate */
export function parseMethods(text: string | undefined): readonly Method[] {
  const methods = (text ?? '').split(',').map((one) => one.trim());
  const isMethod = (one: string): one is Method => (METHODS as readonly string[]).includes(one);
  if (!methods.every(isMethod)) throw new Problem('facts.bad-aggregate', { value: shorten(text ?? '—') });
  return [...new Set(methods)];
}

/** What numbers come to that were added up before. */
export interface Summary {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Values of one attribute in one period, added up (ETSI GS CIM 009 V1.9.1, clause 4.5.19). How a kind of value is reckoned
 * says measure.ts; values of another kind than the first that can be reckoned only count.
 */
export class Aggregate {
  #count = 0;
  #distinct: Set<string> | null;
  #kind: Measure['kind'] | null = null;
  #measured = 0;
  #sum = 0;
  #sumOfSquares = 0;
  /** Of squares of distances from the mean (Welford): a sum of squares alone loses the digits of a small spread. */
  #spread = 0;
  #mean = 0;
  #least: Measure | null = null;
  #most: Measure | null = null;

  /** @param distinct whether different values will be asked for: they must be remembered */
  constructor(distinct: boolean) {
    this.#distinct = distinct ? new Set() : null;
  }

  add(value: Json): void {
    this.#count += 1;
    this.#distinct?.add(canonical(value));
    const measure = measureOf(value);
    if (!measure || (this.#kind !== null && this.#kind !== measure.kind)) return;
    this.#kind = measure.kind;
    this.#measured += 1;
    if (!this.#least || measure.rank < this.#least.rank) this.#least = measure;
    if (!this.#most || measure.rank > this.#most.rank) this.#most = measure;
    if (typeof measure.rank !== 'number') return;
    this.#sum += measure.rank;
    this.#sumOfSquares += measure.rank ** 2;
    const distance = measure.rank - this.#mean;
    this.#mean += distance / this.#measured;
    this.#spread += distance * (measure.rank - this.#mean);
  }

  /** Numbers that were added up elsewhere: nothing is known of them but the summary. */
  addSummary({ count, sum, minimum, maximum }: Summary): void {
    this.#kind = 'number';
    this.#count += count;
    this.#measured += count;
    this.#sum += sum;
    const measured = (rank: number): Measure => ({ kind: 'number', rank, said: rank });
    if (!this.#least || minimum < Number(this.#least.rank)) this.#least = measured(minimum);
    if (!this.#most || maximum > Number(this.#most.rank)) this.#most = measured(maximum);
  }

  /** Undefined where a method says nothing about such values. */
  result(method: Method): Json | undefined {
    if (method === 'totalCount') return this.#count;
    if (method === 'distinctCount') return this.#distinct?.size;
    if (method === 'min') return this.#least?.said;
    if (method === 'max') return this.#most?.said;
    const kind = this.#kind;
    if (kind === null || kind === 'text') return undefined;
    if (method === 'avg') return this.#least?.back?.(this.#sum / this.#measured) ?? this.#average();
    // Moments can be averaged, but not added.
    if (kind === 'moment') return undefined;
    if (method === 'sum') return this.#sum;
    return method === 'sumsq' ? this.#sumOfSquares : Math.sqrt(this.#spread / this.#measured);
  }

  #average(): number {
    return this.#sum / this.#measured;
  }
}
