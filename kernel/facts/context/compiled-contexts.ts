import { createHash } from 'node:crypto';
import { canonical } from '../../audit/digest.ts';
import { Problem } from '../../http/problem.ts';
import type { Json } from '../model/entity.ts';
import { isStorable } from '../model/storable.ts';
import { type CompiledContext, compileContext, coreOnly } from './compiled-context.ts';
import { isShallow } from './parse-document.ts';
import { type ReadContext, resolveContext } from './resolve-context.ts';

/** Compiled contexts that are kept: the most recently used. */
const KEPT = 256;
/** What they weigh together, in characters. */
const WEIGHT_LIMIT = 16_000_000;
/** A list of addresses up to this length is its own key; the rest is known by its digest. */
const KEY_LENGTH = 300;

interface Entry {
  readonly compiled: Promise<CompiledContext>;
  /** Addresses that it was made of; null as long as it is being made. */
  urls: ReadonlySet<string> | null;
  /** In characters; 0 as long as it is being made. */
  weight: number;
}

/** Contexts ready for use, compiled once for each list of addresses and each inline context. */
export class CompiledContexts {
  readonly #read: ReadContext;
  readonly #used: (urls: ReadonlySet<string>) => void;
  readonly #entries = new Map<string, Entry>();
  #weight = 0;

  /** @param used told of the addresses whenever what was made of them is used */
  constructor(read: ReadContext, used: (urls: ReadonlySet<string>) => void = () => {}) {
    this.#read = read;
    this.#used = used;
  }

  /**
   * @param context the value of `@context`; undefined or an empty list: the core context alone
   * @throws Problem facts.bad-context, facts.context-not-available, facts.context-not-allowed
   */
  async of(context: Json | undefined): Promise<CompiledContext> {
    if (context === undefined || (Array.isArray(context) && context.length === 0)) return coreOnly;
    if (!isShallow(context) || !isStorable(context))
      throw new Problem('facts.bad-context', { where: '@context', reason: '…' });
    const key = keyOf(context);
    const entry = this.#entries.get(key) ?? this.#add(key, context);
    // The last used is the last in the map.
    if (this.#entries.delete(key)) this.#entries.set(key, entry);
    const compiled = await entry.compiled;
    if (entry.urls) this.#used(entry.urls);
    return compiled;
  }

  /** What was made of such documents is made anew when it is needed next. */
  forget(isMeant: (url: string) => boolean): void {
    for (const [key, { urls }] of this.#entries)
      if (urls === null || urls.values().some(isMeant)) this.#drop(key);
  }

  /** What those that are kept weigh, in characters. */
  get weight(): number {
    return this.#weight;
  }

  #add(key: string, context: Json): Entry {
    const compile = async (): Promise<CompiledContext> => {
      const { contexts, urls } = await resolveContext(context, this.#read);
      entry.urls = urls;
      return contexts.length === 0 ? coreOnly : compileContext(contexts);
    };
    const entry: Entry = { compiled: Promise.resolve().then(compile), urls: null, weight: 0 };
    this.#entries.set(key, entry);
    entry.compiled.then(
      ({ weight }) => {
        if (this.#entries.get(key) !== entry) return;
        entry.weight = weight;
        this.#weight += weight;
        this.#makeRoom();
      },
      // What failed is tried again by the next who asks.
      () => {
        if (this.#entries.get(key) === entry) this.#drop(key);
      },
    );
    this.#makeRoom();
    return entry;
  }

  #makeRoom(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= KEPT && this.#weight <= WEIGHT_LIMIT) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }
}

function keyOf(context: Json): string {
  const text = canonical(context);
  return text.length <= KEY_LENGTH ? text : createHash('sha256').update(text).digest('hex');
}
