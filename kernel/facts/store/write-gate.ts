import { Problem } from '../../http/problem.ts';
import type { Json, Statement } from '../model/entity.ts';

/** What may wait to be written, at most: about a second's work of a small machine, and no more memory than it can spare. */
export interface WriteLimits {
  readonly statements: number;
  readonly bytes: number;
}

const LIMITS: WriteLimits = { statements: 40_000, bytes: 64_000_000 };
/** What a statement takes besides its value, about. */
const STATEMENT_BYTES = 200;

/**
 * Lets writes in until too much waits; what comes then is refused at once instead of waiting longer and longer, while
 * the server goes on at its own pace with what it has taken.
 */
export class WriteGate {
  readonly #limits: WriteLimits;
  #statements = 0;
  #bytes = 0;

  constructor(limits = LIMITS) {
    this.#limits = limits;
  }

  /** Would the smallest write be refused now? */
  get full(): boolean {
    return this.#statements >= this.#limits.statements || this.#bytes >= this.#limits.bytes;
  }

  /** Does the work unless too much waits already; an empty server takes whatever comes. @throws Problem facts.busy */
  async pass<T>(
    statements: Iterable<Pick<Statement, 'value' | 'attributes'>>,
    work: () => Promise<T>,
  ): Promise<T> {
    let count = 1;
    let bytes = 0;
    for (const { value, attributes } of statements) {
      count += 1;
      bytes += STATEMENT_BYTES + sizeOf(value) + (attributes ? sizeOf(attributes as unknown as Json) : 0);
    }
    const full =
      this.#statements + count > this.#limits.statements || this.#bytes + bytes > this.#limits.bytes;
    if (full && this.#statements > 0) throw new Problem('facts.busy');
    this.#statements += count;
    this.#bytes += bytes;
    try {
      return await work();
    } finally {
      this.#statements -= count;
      this.#bytes -= bytes;
    }
  }
}

/** Bytes of a value in memory, about. */
function sizeOf(value: Json): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (Array.isArray(value)) return value.reduce<number>((sum, one: Json) => sum + 8 + sizeOf(one), 16);
  return Object.entries(value).reduce((sum, [key, one]) => sum + key.length + 16 + sizeOf(one), 16);
}
