import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Json } from '../model/entity.ts';
import { isInstanceId } from '../model/instance-id.ts';
import { shorten } from '../model/shorten.ts';
import type { ContextDocuments } from './context-documents.ts';
import type { ContextEntry, ContextKind } from './context-entry.ts';
import { contextUrn, copyIdOf, withoutUrn } from './context-names.ts';
import type { ContextUsage } from './context-usage.ts';
import { deleteCopy, listCopies, readCopyEntry } from './copy-store.ts';
import { CORE_CONTEXT_URL, type ContextObject, earlierCore } from './core-terms.ts';
import type { HostedContexts } from './hosted-contexts.ts';
import { deleteContext, listContexts, readContext } from './hosted-store.ts';

/** Tells all servers of a database the id of what is not any more what it was. */
export const CONTEXTS_CHANNEL = 'yuheng_contexts';

export interface ContextServerOptions {
  readonly database: Database;
  readonly hosted: HostedContexts;
  readonly documents: ContextDocuments;
  readonly usage: ContextUsage;
  /** By the names of packs. */
  readonly packs: ReadonlyMap<string, ContextObject>;
  /** Looks into the database again for what has this id. */
  readonly forget: (id: string) => void;
  /** Since when the program offers its own contexts here. */
  readonly startedAt: string;
}

/**
 * The @context server (ETSI GS CIM 009 V1.9.1, clause 5.13). Hosted and implicit contexts are a tenant's: others neither see
 * nor delete them, but whoever knows an address can read what is there, for a processor of JSON-LD has nothing else. Cached ones
 * are the server's, as are those that are part of the program: the core's and the packs'.
 */
export class ContextServer {
  readonly #options: ContextServerOptions;

  constructor(options: ContextServerOptions) {
    this.#options = options;
  }

  /** @returns its name. @throws Problem facts.context-too-large, facts.too-many-contexts (clause 5.13.2) */
  add(tenant: number, context: Json): Promise<string> {
    return this.#options.hosted.add(tenant, context);
  }

  /** The name of one that is made because the context needs an address. @throws Problem as `add` */
  implicit(tenant: number, context: Json): Promise<string> {
    return this.#options.hosted.implicit(tenant, context);
  }

  /** Clause 5.13.3. */
  async list(tenant: number, kind: ContextKind | null): Promise<readonly ContextEntry[]> {
    const { database, packs, usage } = this.#options;
    await usage.flush();
    const all = [
      this.#core(CORE_CONTEXT_URL),
      ...packs.keys().map((name) => this.#pack(name)),
      ...(await listContexts(tenant, database)),
      ...(await listCopies(database)),
    ];
    return kind === null ? all : all.filter((one) => one.kind === kind);
  }

  /** Clause 5.13.4, with details. @throws Problem facts.context-not-found */
  async describe(tenant: number, id: string): Promise<ContextEntry> {
    await this.#options.usage.flush();
    const entry = await this.#find(tenant, id);
    this.#count(entry);
    return entry;
  }

  /** Clause 5.13.4, without. @throws Problem facts.context-not-found, facts.context-not-served for a cached one */
  async content(id: string): Promise<Json> {
    const { packs, hosted, usage } = this.#options;
    const name = withoutUrn(id);
    const pack = packs.get(name);
    if (pack) return pack;
    const found = isInstanceId(name) ? await hosted.read(name) : null;
    if (!found) {
      const { url } = await this.#foreign(id);
      throw new Problem('facts.context-not-served', { context: shorten(url) });
    }
    usage.count([contextUrn(name)]);
    return found.context;
  }

  /** Clause 5.13.5. @throws Problem facts.context-not-found, facts.context-of-program */
  async remove(tenant: number, id: string): Promise<void> {
    const { name } = this.#removable(await this.#find(tenant, id), id);
    // What comes back with the same content starts anew.
    await this.#options.usage.flush();
    await this.#options.database.transaction(async (tx) => {
      await deleteContext(tenant, name, tx);
      await deleteCopy(name, tx);
      await tell(name, tx);
    });
    this.#options.forget(name);
  }

  /**
   * Takes a new copy of a cached one; the good one stays when none comes. The core's is in the program, and nowhere else.
   * @throws Problem facts.context-not-found, facts.context-not-cached, facts.context-not-available, facts.context-not-allowed
   */
  async reload(tenant: number, id: string): Promise<void> {
    const { name, url, kind } = await this.#find(tenant, id);
    if (kind !== 'Cached' || url === null)
      throw new Problem('facts.context-not-cached', { context: shorten(id) });
    if (earlierCore(url)) return;
    await this.#options.documents.reload(url);
    this.#options.forget(name);
    await tell(name, this.#options.database);
  }

  async #find(tenant: number, id: string): Promise<ContextEntry> {
    const { database, packs } = this.#options;
    const name = withoutUrn(id);
    if (packs.has(name)) return this.#pack(name);
    const own = isInstanceId(name) ? await readContext(tenant, name, database) : null;
    return own ?? this.#foreign(id);
  }

  /** What lies elsewhere is known by its address as well. @throws Problem facts.context-not-found */
  async #foreign(id: string): Promise<ContextEntry & { readonly url: string }> {
    const name = withoutUrn(id);
    if (earlierCore(id)) return this.#core(id);
    const copy = isInstanceId(name) ? name : copyIdOf(URL.parse(id)?.href ?? id);
    const entry = await readCopyEntry(copy, this.#options.database);
    if (!entry?.url) throw new Problem('facts.context-not-found', { context: shorten(id) });
    return { ...entry, url: entry.url };
  }

  #removable(entry: ContextEntry, id: string): ContextEntry {
    if (isInstanceId(entry.name)) return entry;
    throw new Problem('facts.context-of-program', { context: shorten(id) });
  }

  #count({ name, url }: ContextEntry): void {
    if (isInstanceId(name)) this.#options.usage.count([url ?? contextUrn(name)]);
  }

  #pack(name: string): ContextEntry {
    return { ...this.#ofProgram(name), url: null, kind: 'Hosted' };
  }

  #core(url: string): ContextEntry & { readonly url: string } {
    return { ...this.#ofProgram(url), url, kind: 'Cached' };
  }

  #ofProgram(name: string): Omit<ContextEntry, 'url' | 'kind'> {
    return { name, createdAt: this.#options.startedAt, expiresAt: null, lastUsage: null, hits: null };
  }
}

const tell = (id: string, sql: Sql): Promise<unknown> =>
  sql.query('select pg_notify($1, $2)', [CONTEXTS_CHANNEL, id]);
