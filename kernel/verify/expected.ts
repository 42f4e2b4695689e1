import type { LogLine } from '../audit/line.ts';

/** One row that is not as the log says. */
export interface RowFault {
  readonly kind: 'changed' | 'removed' | 'inserted';
  /** `facts.history`, … */
  readonly table: string;
  readonly tenant: number;
  /** What names the row in the log (audit/line.ts). */
  readonly key: string;
  /** The entry that last spoke of it; null: none ever did. */
  readonly sequence: number | null;
}

interface Expectation {
  readonly digest: string;
  readonly sequence: number;
}

/** Rows by what the log calls them. */
const TABLES = {
  history: 'facts.history',
  current: 'facts.entity',
  entity: 'facts.entity',
  measurement: 'measures.measurement',
  evidence: 'measures.measurement',
  definition: 'measures.definition',
  assurance: 'measures.assurance',
  quality: 'measures.quality',
  case: 'cases.case',
  journal: 'cases.journal',
  notice: 'cases.notice',
} as const;

export type RowWord = keyof typeof TABLES;

/**
 * What must stand in the tables after all entries of a tenant's log, and what was found there instead. Rows may come in any
 * order: what is left over in the end was removed, or has never been written by anybody.
 */
export class Expected {
  readonly #tenant: number;
  readonly #rows = new Map<string, Map<string, Expectation>>();
  /** Rows that were not as told, until it is known whether the right one is there as well. */
  readonly #odd: { readonly word: RowWord; readonly key: string }[] = [];
  readonly #forgotten: { readonly until: number; readonly sequence: number }[] = [];

  constructor(tenant: number) {
    this.#tenant = tenant;
    for (const word of Object.keys(TABLES)) this.#rows.set(word, new Map());
  }

  /** Takes in the next line of the log. */
  tell({ word, digest, key }: LogLine, sequence: number): void {
    switch (word) {
      case 'fact':
        this.#set('history', key, digest, sequence);
        this.#set('current', currentOf(key), digest, sequence);
        break;
      case 'ended':
        this.#set('history', key, digest, sequence);
        this.#set('current', currentOf(key), null, sequence);
        break;
      case 'past':
      case 'withdrawn':
        this.#set('history', key, digest, sequence);
        break;
      case 'forgotten':
        this.#forgotten.push({ until: Date.parse(key), sequence });
        break;
      default:
        if (Object.hasOwn(TABLES, word)) this.#set(word, key, digest, sequence);
    }
  }

  /** A row was found. @param digest null: it contradicts itself; @param sequence of its entry, where the row says it */
  found(word: RowWord, key: string, digest: string | null, sequence?: number): boolean {
    const rows = this.#rows.get(word);
    const told = rows?.get(key);
    if (told && told.digest === digest && (sequence === undefined || sequence === told.sequence)) {
      rows?.delete(key);
      return true;
    }
    this.#odd.push({ word, key });
    return false;
  }

  /** What the log expects of a row that has not been found yet. */
  digestOf(word: RowWord, key: string): string | null {
    return this.#rows.get(word)?.get(key)?.digest ?? null;
  }

  /** All that was not as told, once every row was found. */
  *faults(): Generator<RowFault> {
    const of = (kind: RowFault['kind'], word: RowWord, key: string, sequence: number | null): RowFault => ({
      kind,
      table: TABLES[word],
      tenant: this.#tenant,
      key,
      sequence,
    });
    for (const { word, key } of this.#odd) {
      const told = this.#rows.get(word)?.get(key);
      this.#rows.get(word)?.delete(key);
      yield of(told ? 'changed' : 'inserted', word, key, told?.sequence ?? null);
    }
    for (const [word, rows] of this.#rows)
      for (const [key, { sequence }] of rows)
        if (word !== 'history' || !this.#isForgotten(key, sequence))
          yield of('removed', word as RowWord, key, sequence);
  }

  #set(word: string, key: string, digest: string | null, sequence: number): void {
    const rows = this.#rows.get(word);
    if (digest === null) rows?.delete(key);
    else rows?.set(key, { digest, sequence });
  }

  #isForgotten(key: string, sequence: number): boolean {
    const at = Date.parse(key.slice(key.indexOf(' ') + 1, key.indexOf(' ', key.indexOf(' ') + 1)));
    return this.#forgotten.some((one) => sequence < one.sequence && at < one.until);
  }
}

/** `<instance> <at> <entity> <key>` -> `<entity> <key>` */
function currentOf(key: string): string {
  return key.slice(key.indexOf(' ', key.indexOf(' ') + 1) + 1);
}
