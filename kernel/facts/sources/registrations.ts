import type { SealedDocuments } from '../../crypto/sealed-documents.ts';
import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Facts } from '../facts.ts';
import type { JsonObject } from '../model/entity.ts';
import { mergeFragment } from '../model/merge-fragment.ts';
import { refuse } from '../model/read-members.ts';
import { shorten } from '../model/shorten.ts';
import { wordsOf } from '../query/expression.ts';
import { hasExpired } from './has-expired.ts';
import { compileSourceQuery } from './match-registration.ts';
import { parseRegistration } from './parse-registration.ts';
import { refuseConflicts } from './refuse-conflicts.ts';
import type { Definition, Found, Registration } from './registration.ts';
import {
  deleteRegistration,
  readRegistration,
  readRegistrations,
  storeRegistration,
} from './registration-store.ts';
import type { SourceQuery } from './source-query.ts';

/** Whoever is told of sources. Both are called in the transaction that changes one, `lock` first. */
export interface SourceListener {
  lock(tx: Sql): Promise<void>;
  changed(tx: Sql, before: Registration | null, after: Registration | null): Promise<void>;
}

export interface RegistrationsOptions {
  /** Of the tenant. */
  readonly sealed: SealedDocuments;
  readonly database: Database;
  readonly facts: Facts;
  readonly listener: SourceListener;
  readonly clock: () => Date;
}

/**
 * The context sources that a tenant knows (ETSI GS CIM 009 V1.9.1, clauses 5.9 and 5.10). Nothing is asked of them yet:
 * distributed operations (clause 4.3.6) begin with `find`.
 */
export class Registrations {
  readonly #options: RegistrationsOptions;

  constructor(options: RegistrationsOptions) {
    this.#options = options;
  }

  /** @throws Problem facts.registration-exists, facts.registration-conflict, and of parseRegistration */
  async create(id: string, document: JsonObject): Promise<void> {
    const definition = parseRegistration(document);
    await this.#write(id, (before, at) => {
      if (before) throw new Problem('facts.registration-exists', { id: shorten(id) });
      refusePast(definition, at);
      return { id, definition, document, createdAt: at, modifiedAt: at };
    });
  }

  /** @throws Problem facts.registration-not-found, facts.registration-conflict, and of parseRegistration */
  async change(id: string, fragment: JsonObject): Promise<void> {
    await this.#write(id, (before, at) => {
      const { document: old, createdAt } = before ?? absent(id);
      const document = mergeFragment(old, fragment);
      const definition = parseRegistration(document);
      if (Object.hasOwn(fragment, 'expiresAt')) refusePast(definition, at);
      return { id, definition, document, createdAt, modifiedAt: at };
    });
  }

  /** @throws Problem facts.registration-not-found */
  async remove(id: string): Promise<void> {
    await this.#write(id, (before) => (before ? null : absent(id)));
  }

  /** Removes it when its time is over. */
  async expire(id: string): Promise<void> {
    await this.#write(id, (before) => before);
  }

  /** @throws Problem facts.registration-not-found */
  async get(id: string): Promise<Registration> {
    const { database, sealed } = this.#options;
    return alive(await readRegistration(database, sealed, id), this.#now()) ?? absent(id);
  }

  /** Sources that may know what is asked, in the order of their ids; `count` is of all of them where `page.count` asks for it. */
  async find(
    query: SourceQuery,
    page: { readonly offset: number; readonly limit: number; readonly count: boolean },
  ): Promise<{ readonly found: readonly Found[]; readonly count: number }> {
    const { database, sealed } = this.#options;
    const matches = compileSourceQuery(query);
    const now = this.#now();
    const found: Found[] = [];
    let count = 0;
    for await (const registration of readRegistrations(database, sealed, typesAmong(query))) {
      if (!page.count && found.length >= page.limit) break;
      const information = alive(registration, now) ? matches(registration.definition) : [];
      if (information.length === 0) continue;
      if (count >= page.offset && found.length < page.limit) found.push({ registration, information });
      count += 1;
    }
    return { found, count };
  }

  /** @param change answers what is to be there; null: nothing */
  async #write(
    id: string,
    change: (before: Registration | null, at: string) => Registration | null,
  ): Promise<void> {
    const { database, sealed, facts, listener } = this.#options;
    await database.transaction(async (tx) => {
      await listener.lock(tx);
      const at = this.#now();
      const before = await readRegistration(tx, sealed, id);
      const after = change(alive(before, at), at);
      if (after && after === before) return;
      if (after) {
        await refuseConflicts(after, { sql: tx, sealed, facts });
        await storeRegistration(tx, sealed, after);
      } else await deleteRegistration(tx, sealed.tenant, id);
      await listener.changed(tx, before, after);
    });
  }

  #now(): string {
    return this.#options.clock().toISOString();
  }
}

function alive(registration: Registration | null, now: string): Registration | null {
  return registration && hasExpired(registration.definition, now) ? null : registration;
}

function absent(id: string): never {
  throw new Problem('facts.registration-not-found', { id: shorten(id) });
}

/** @throws Problem facts.bad-registration for what has expired already (clause 5.9.2.4) */
function refusePast(definition: Definition, now: string): void {
  if (hasExpired(definition, now)) refuse('expiresAt', definition.expiresAt, 'facts.bad-registration');
}

/** Types of which a registration must name one; null where others will do. */
function typesAmong({ selectors }: SourceQuery): readonly string[] | null {
  const words = selectors?.map(({ typeExpression }) => typeExpression && wordsOf(typeExpression));
  if (!words || words.some((one) => !one || one.includes('*'))) return null;
  return [...new Set(words.flatMap((one) => one ?? []))];
}
