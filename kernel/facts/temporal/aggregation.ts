import type { AttributeKind, Json } from '../model/entity.ts';
import { Aggregate, type Method, type Summary } from './aggregate.ts';
import type { Duration } from './duration.ts';
import { type Instance, seriesOf } from './instance.ts';
import { Periods } from './periods.ts';
import { TimeTexts } from './time-texts.ts';

/** What is asked for with `options=aggregatedValues`. */
export interface AggregationQuery {
  readonly methods: readonly Method[];
  readonly duration: Duration;
}

interface Series {
  readonly attribute: string;
  readonly datasetId: string | undefined;
  readonly kind: AttributeKind;
  readonly periods: Map<number, Aggregate>;
}

/** Adds up the instances of one entity, period by period (clause 4.5.19); periods without any are left out. */
export class Aggregation {
  readonly #query: AggregationQuery;
  readonly #periods: Periods;
  readonly #series = new Map<string, Series>();
  readonly #texts = new TimeTexts();

  /** @param whole begins where the first period does, and is one period if the duration has no length. ISO 8601 */
  constructor(query: AggregationQuery, whole: { readonly start: string; readonly end: string }) {
    this.#query = query;
    this.#periods = new Periods(query.duration, {
      start: Date.parse(whole.start),
      end: Date.parse(whole.end),
    });
  }

  /** @param time ISO 8601 */
  add(instance: Instance, time: string): void {
    this.#at(instance, time).add(instance.value);
  }

  /** Numbers of a part of one period, added up before. */
  addSummary(
    of: { readonly attribute: string; readonly datasetId?: string },
    time: string,
    summary: Summary,
  ): void {
    this.#at({ ...of, kind: 'Property' }, time).addSummary(summary);
  }

  /** By attribute: an object, or one for each dataset. A method that says nothing about the values is left out. */
  represent(): Record<string, Json> {
    const out = new Map<string, Json[]>();
    for (const { attribute, datasetId, kind, periods } of this.#series.values()) {
      const inOrder = [...periods].toSorted(([a], [b]) => a - b);
      const bounds = inOrder.map(([index]) => this.#bounds(index));
      const results = this.#query.methods.flatMap((method) => {
        const rows: Json[] = [];
        for (const [place, [, aggregate]] of inOrder.entries()) {
          const value = aggregate.result(method);
          const [start = '', end = ''] = bounds[place] ?? [];
          if (value !== undefined) rows.push([value, start, end]);
        }
        return rows.length === 0 ? [] : [[method, rows] as const];
      });
      const one: Json = {
        type: kind,
        ...(datasetId === undefined ? {} : { datasetId }),
        ...Object.fromEntries(results),
      };
      out.set(attribute, [...(out.get(attribute) ?? []), one]);
    }
    return Object.fromEntries(
      [...out].map(([name, [only = null, ...more]]) => [name, more.length === 0 ? only : [only, ...more]]),
    );
  }

  #at(of: Pick<Instance, 'attribute' | 'datasetId' | 'kind'>, time: string): Aggregate {
    const key = seriesOf(of);
    let series = this.#series.get(key);
    if (!series) {
      series = { attribute: of.attribute, datasetId: of.datasetId, kind: of.kind, periods: new Map() };
      this.#series.set(key, series);
    }
    const index = this.#periods.indexOf(Date.parse(time));
    let aggregate = series.periods.get(index);
    if (!aggregate) {
      aggregate = new Aggregate(this.#query.methods.includes('distinctCount'));
      series.periods.set(index, aggregate);
    }
    return aggregate;
  }

  #bounds(index: number): readonly [string, string] {
    const { start, end } = this.#periods.at(index);
    return [this.#texts.of(start), this.#texts.of(end)];
  }
}
