import { readFile, stat } from 'node:fs/promises';
import { Problem } from '../../http/problem.ts';
import { type Allowed, permitted } from '../../outbound/allowed.ts';
import { OutboundError } from '../../outbound/pinned-address.ts';
import type { Database } from '../../store/database.ts';
import type { Json } from '../model/entity.ts';
import { shorten } from '../model/shorten.ts';
import { copyIdOf, hostedIdIn, nameIn } from './context-names.ts';
import { readCopy, storeCopy } from './copy-store.ts';
import type { ContextObject } from './core-terms.ts';
import { type Fetched, type FetchOptions, fetchDocument } from './fetch-document.ts';
import type { HostedContexts } from './hosted-contexts.ts';
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
  readonly database: Database;
  readonly hosted: HostedContexts;
  /** What packs make, by their names. */
  readonly packs: ReadonlyMap<string, ContextObject>;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
  /** A document says something else than before. */
  readonly onChange: (url: string) => void;
}

interface Copy {
  readonly context: Json;
  readonly content: string;
  /** Milliseconds since 1970. */
  freshUntil: number;
}

const FRESH_FILE_S = 10;
/** What could not be had is asked for again after this. */
const FAULT_MS = 10_000;
/** A new copy that did not come is looked for again after this. */
const RETRY_MS = 600_000;
const COPIES = 512;
const FILE_BYTES = 20_000_000;

/**
 * The context documents that are known here: served by this server, or copies of what lies elsewhere, in memory and in the
 * database. A copy that has aged is used while a new one is looked for behind its back, and goes on being used when what comes
 * is no context: a good copy is never replaced by a bad one, also not by a restart.
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
    const copy = this.#copies.get(url);
    if (copy) {
      this.#touch(url, copy);
      return copy.context;
    }
    const id = hostedIdIn(url);
    const hosted = id === null ? null : await this.#options.hosted.read(id);
    if (hosted) return hosted.context;
    // A host from which nothing may be fetched is taken for another name of this server.
    const pack = this.#mayBeHad(url) ? undefined : this.#options.packs.get(nameIn(url) ?? '');
    if (pack) return pack;
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

  /** Takes a new copy now; the one before stays when there is none to be had. @throws Problem as `read` */
  async reload(url: string): Promise<void> {
    this.#keep(url, await this.#newCopy(url, null));
  }

  /** Looks into the database again for the copy of this id. */
  forget(id: string): void {
    this.#faults.clear();
    for (const url of this.#copies.keys()) if (copyIdOf(url) === id) this.#copies.delete(url);
  }

  forgetAll(): void {
    this.#faults.clear();
    this.#copies.clear();
  }

  /** Waits for what is under way. */
  async stop(): Promise<void> {
    await Promise.allSettled(this.#flights.values());
  }

  #now(): number {
    return this.#options.clock().getTime();
  }

  #isFile(url: string): boolean {
    return this.#options.files.has(url);
  }

  #mayBeHad(url: string): boolean {
    const parsed = URL.parse(url);
    return this.#isFile(url) || (parsed !== null && permitted(parsed, this.#options.allow) !== undefined);
  }

  #touch(url: string, copy: Copy): void {
    this.#copies.delete(url);
    this.#copies.set(url, copy);
    if (this.#now() < copy.freshUntil) return;
    copy.freshUntil = this.#now() + (this.#isFile(url) ? FRESH_FILE_S * 1000 : RETRY_MS);
    // The old copy stays, whatever is wrong with the new one.
    this.#load(url).catch((error: unknown) => {
      if (!(error instanceof Problem)) this.#options.report(error);
    });
  }

  #load(url: string): Promise<Json> {
    const flying = this.#flights.get(url);
    if (flying) return flying;
    const flight = this.#take(url).finally(() => this.#flights.delete(url));
    this.#flights.set(url, flight);
    return flight;
  }

  async #take(url: string): Promise<Json> {
    const known = this.#copies.get(url);
    const copy = await this.#copyOf(url);
    this.#keep(url, copy);
    if (known && known.content !== copy.content) this.#options.onChange(url);
    return copy.context;
  }

  /** Of a document from elsewhere the copy in the database serves; a file is looked at first. */
  async #copyOf(url: string): Promise<Copy> {
    if (!this.#mayBeHad(url)) throw this.#fault(url, new OutboundError('not-allowed'));
    const kept = await this.#keptCopy(url);
    const isOld = kept !== null && kept.freshUntil <= this.#now() && this.#copies.has(url);
    if (kept && !isOld && !this.#isFile(url)) return kept;
    try {
      return await this.#newCopy(url, kept);
    } catch (error) {
      if (kept && error instanceof Problem && !this.#copies.has(url)) return kept;
      throw error;
    }
  }

  async #keptCopy(url: string): Promise<Copy | null> {
    const kept = await readCopy(url, this.#options.database);
    const context = kept && parseDocument(kept.content);
    return kept && context !== null
      ? { context, content: kept.content, freshUntil: Date.parse(kept.expiresAt ?? '1970-01-01') }
      : null;
  }

  async #newCopy(url: string, kept: Copy | null): Promise<Copy> {
    const { text, freshSeconds } = await this.#fetched(url).catch((error: unknown) => {
      throw this.#fault(url, error);
    });
    const context = parseDocument(text);
    if (context === null) throw this.#fault(url, null);
    const now = this.#now();
    const copy: Copy = { context, content: text, freshUntil: now + freshSeconds * 1000 };
    const isFile = this.#isFile(url);
    // A file that stays as it is need not be written down every ten seconds.
    if (!isFile || kept?.content !== text)
      await storeCopy(
        url,
        {
          content: text,
          createdAt: new Date(now).toISOString(),
          expiresAt: isFile ? null : new Date(copy.freshUntil).toISOString(),
        },
        this.#options.database,
      );
    return copy;
  }

  #keep(url: string, copy: Copy): void {
    this.#faults.delete(url);
    this.#copies.delete(url);
    this.#copies.set(url, copy);
    const [oldest] = this.#copies.keys();
    if (this.#copies.size > COPIES && oldest !== undefined) this.#copies.delete(oldest);
  }

  async #fetched(url: string): Promise<Fetched> {
    const file = this.#options.files.get(url);
    if (file === undefined) return fetchDocument(url, this.#options);
    if ((await stat(file)).size > FILE_BYTES) throw new OutboundError('too-large');
    return { text: await readFile(file, 'utf8'), freshSeconds: FRESH_FILE_S };
  }

  /** Remembers it for a while. Which of the reasons it was stays here: the answer must not serve to explore this network. */
  #fault(url: string, error: unknown): Problem {
    const refused = error instanceof OutboundError && error.fault === 'not-allowed';
    const problem = new Problem(refused ? 'facts.context-not-allowed' : 'facts.context-not-available', {
      context: shorten(url),
    });
    if (this.#faults.size >= COPIES) this.#faults.clear();
    this.#faults.set(url, { problem, until: this.#now() + FAULT_MS });
    return problem;
  }
}
