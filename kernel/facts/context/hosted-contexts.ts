import { Problem } from '../../http/problem.ts';
import type { Database } from '../../store/database.ts';
import type { Json } from '../model/entity.ts';
import { newInstanceId } from '../model/instance-id.ts';
import { implicitIdOf } from './context-names.ts';
import { deleteUnneeded, insertContext, type NewContext, readContent } from './hosted-store.ts';

/** Of a tenant, hosted and implicit ones together. */
const MOST = 10_000;
/** As large as a document may be that is fetched. */
const LENGTH = 2_000_000;
/** What is younger may be about to be named by a subscription. */
const YOUNG_MS = 60_000;
/** Of the contexts in memory: characters of all together. */
const MEMORY = 16_000_000;

interface Held {
  readonly context: Json;
  readonly length: number;
}

/** The contexts that are served from here, Hosted and ImplicitlyCreated (ETSI GS CIM 009 V1.9.1, clause 5.13.1). They never change. */
export class HostedContexts {
  readonly #database: Database;
  readonly #clock: () => Date;
  /** The most recently used; the last used is the last in the map. */
  readonly #held = new Map<string, Held>();
  #length = 0;
  #forgotten = 0;

  constructor(database: Database, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  /** @returns its id. @throws Problem facts.context-too-large, facts.too-many-contexts */
  add(tenant: number, context: Json): Promise<string> {
    return this.#insert({ id: newInstanceId(), tenant, kind: 'Hosted' }, context);
  }

  /** One for a context that has no address: the same for the same content. @throws Problem as `add` */
  async implicit(tenant: number, context: Json): Promise<string> {
    const id = implicitIdOf(tenant, context);
    const known = await this.read(id);
    return known ? id : this.#insert({ id, tenant, kind: 'ImplicitlyCreated' }, context);
  }

  /** null: there is none of this id. */
  async read(id: string): Promise<{ readonly context: Json } | null> {
    const held = this.#held.get(id);
    if (held) {
      this.#held.delete(id);
      this.#held.set(id, held);
      return held;
    }
    const before = this.#forgotten;
    const content = await readContent(id, this.#database);
    if (content === null) return null;
    const read: Held = { context: JSON.parse(content) as Json, length: content.length };
    // Removed while it was read: it is not held.
    if (before === this.#forgotten) this.#hold(id, read);
    return read;
  }

  /** Looks into the database again for this one. */
  forget(id: string): void {
    this.#forgotten += 1;
    this.#length -= this.#held.get(id)?.length ?? 0;
    this.#held.delete(id);
  }

  forgetAll(): void {
    this.#forgotten += 1;
    this.#length = 0;
    this.#held.clear();
  }

  async #insert(about: Pick<NewContext, 'id' | 'tenant' | 'kind'>, context: Json): Promise<string> {
    const content = JSON.stringify(context);
    if (content.length > LENGTH) throw new Problem('facts.context-too-large', { limit: LENGTH });
    const now = this.#clock();
    const row: NewContext = { ...about, content, createdAt: now.toISOString() };
    if (await insertContext(row, MOST, this.#database)) return row.id;
    const before = new Date(now.getTime() - YOUNG_MS).toISOString();
    await deleteUnneeded(row.tenant, before, this.#database);
    if (await insertContext(row, MOST, this.#database)) return row.id;
    throw new Problem('facts.too-many-contexts', { limit: MOST });
  }

  #hold(id: string, held: Held): void {
    if (this.#held.has(id)) return;
    this.#held.set(id, held);
    this.#length += held.length;
    for (const [oldest, { length }] of this.#held) {
      if (this.#length <= MEMORY) break;
      this.#held.delete(oldest);
      this.#length -= length;
    }
  }
}
