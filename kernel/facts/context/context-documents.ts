import { readFile, stat } from 'node:fs/promises';
import { Problem } from '../../http/problem.ts';
import type { Json } from '../model/entity.ts';
import { shorten } from '../model/shorten.ts';
import type { ContextObject } from './core-terms.ts';
import { type Allowed, FetchError, type FetchOptions, fetchDocument, permitted } from './fetch-document.ts';
import { parseDocument } from './parse-document.ts';

/** From where contexts may come. Without any, only the core's and the packs' are known, and nothing is fetched. */
export interface ContextSources {
  /** Address -> file on this machine: for networks that reach nothing else. */
  readonly files: ReadonlyMap<string, string>;
  /** What may be fetched. */
  readonly allow: readonly Allowed[];
}

export const noSources: ContextSources = { files: new Map(), allow: [] };

export interface DocumentOptions
  extends ContextSources,
    Pick<FetchOptions, 'lookup' | 'timeoutMs' | 'maxBytes'> {
  /** Contexts that this server makes itself, by address. */
  readonly own: ReadonlyMap<string, ContextObject>;
  readonly clock: () => Date;
  /** A document says something else than before. */
  readonly onChange: (url: string) => void;
}

interface Copy {
  readonly context: Json;
  readonly text: string;
  /** Milliseconds since 1970. */
  checkedAt: number;
}

const FRESH_FILE_MS = 10_000;
const FRESH_FETCHED_MS = 24 * 3_600_000;
/** What could not be had is asked for again after this. */
const FAULT_MS = 10_000;
const COPIES = 512;
const FILE_BYTES = 20_000_000;

/**
 * The context documents that are known here, kept in memory. A copy that has aged is used while a new one is looked for
 * behind its back, and goes on being used when what comes is no context: a good copy is never replaced by a bad one.
 */
export class ContextDocuments {
  readonly #options: DocumentOptions;
  readonly #copies = new Map<string, Copy>();
  readonly #faults = new Map<string, { readonly problem: Problem; readonly until: number }>();
  readonly #flights = new Map<string, Promise<Json>>();

  constructor(options: DocumentOptions) {
    this.#options = options;
  }

  /** The value of `@context`. @throws Problem facts.context-not-allowed, facts.context-not-available */
  readonly read = async (url: string): Promise<Json> => {
    const own = this.#options.own.get(url);
    if (own) return own;
    const copy = this.#copies.get(url);
    if (copy) {
      this.#touch(url, copy);
      return copy.context;
    }
    const fault = this.#faults.get(url);
    if (fault && fault.until > this.#now()) throw fault.problem;
    return this.#load(url);
  };

  /** Looks behind the back of those who use them whether these documents have changed. */
  refresh(urls: Iterable<string>): void {
    for (const url of urls) {
      const copy = this.#copies.get(url);
      if (copy) this.#touch(url, copy);
    }
  }

  #now(): number {
    return this.#options.clock().getTime();
  }

  #touch(url: string, copy: Copy): void {
    this.#copies.delete(url);
    this.#copies.set(url, copy);
    const fresh = this.#options.files.has(url) ? FRESH_FILE_MS : FRESH_FETCHED_MS;
    if (this.#now() - copy.checkedAt < fresh) return;
    copy.checkedAt = this.#now();
    // The old copy stays, whatever is wrong with the new one.
    this.#load(url).catch(() => {});
  }

  #load(url: string): Promise<Json> {
    const flying = this.#flights.get(url);
    if (flying) return flying;
    const flight = this.#take(url).finally(() => this.#flights.delete(url));
    this.#flights.set(url, flight);
    return flight;
  }

  async #take(url: string): Promise<Json> {
    try {
      const text = await this.#text(url);
      const known = this.#copies.get(url);
      const context = known?.text === text ? known.context : parseDocument(text);
      if (context === null) throw new Problem('facts.context-not-available', { context: shorten(url) });
      this.#keep(url, { context, text, checkedAt: this.#now() });
      if (known && known.text !== text) this.#options.onChange(url);
      return context;
    } catch (error) {
      const problem = error instanceof Problem ? error : problemOf(error, url);
      if (this.#faults.size >= COPIES) this.#faults.clear();
      this.#faults.set(url, { problem, until: this.#now() + FAULT_MS });
      throw problem;
    }
  }

  #keep(url: string, copy: Copy): void {
    this.#faults.delete(url);
    this.#copies.delete(url);
    this.#copies.set(url, copy);
    const [oldest] = this.#copies.keys();
    if (this.#copies.size > COPIES && oldest !== undefined) this.#copies.delete(oldest);
  }

  async #text(url: string): Promise<string> {
    const file = this.#options.files.get(url);
    if (file !== undefined) {
      if ((await stat(file)).size > FILE_BYTES) throw new FetchError('too-large');
      return readFile(file, 'utf8');
    }
    const parsed = URL.parse(url);
    if (!parsed || !permitted(parsed, this.#options.allow)) throw new FetchError('not-allowed');
    return fetchDocument(url, this.#options);
  }
}

/** Which of the reasons it was stays here: the answer must not serve to explore this network. */
function problemOf(error: unknown, url: string): Problem {
  const refused = error instanceof FetchError && error.fault === 'not-allowed';
  return new Problem(refused ? 'facts.context-not-allowed' : 'facts.context-not-available', {
    context: shorten(url),
  });
}
