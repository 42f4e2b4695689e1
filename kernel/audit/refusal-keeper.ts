import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import type { Audit } from './audit.ts';
import { RefusalCounts, type RefusalsOf } from './count-refusals.ts';
import { type CountedRefusal, type Refusal, refusalLine } from './refusal.ts';

const EVERY_MS = 60_000;

/** Who tells of those of whom nobody knows who they are. */
const DOOR: Actor = {
  id: 'system:door',
  name: 'door',
  organisation: null,
  source: 'http',
  roles: [],
  synthetic: false,
};

/**
 * Brings refused attempts into the log, counted together: each minute one entry for all strangers, and one for each who is
 * signed in. A server that is killed loses those of its last minute.
 */
export class RefusalKeeper {
  readonly #database: Database;
  readonly #audit: Audit;
  readonly #report: (error: unknown) => void;
  readonly #counts = new RefusalCounts();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(options: {
    readonly database: Database;
    readonly audit: Audit;
    readonly report: (error: unknown) => void;
  }) {
    this.#database = options.database;
    this.#audit = options.audit;
    this.#report = options.report;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.keep(), EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.keep();
  }

  note(refusal: Refusal): void {
    this.#counts.add(refusal);
  }

  /** What has come until now is in the log when it resolves. */
  keep(): Promise<void> {
    this.#running = this.#running.then(() => this.#keep()).catch(this.#report);
    return this.#running;
  }

  async #keep(): Promise<void> {
    const taken = this.#counts.take();
    if (taken.length === 0) return;
    await this.#database.transaction(async (tx) => {
      const named = taken.flatMap(({ counted }) => counted.flatMap(({ account }) => account ?? []));
      const known = await onRecord(named, tx);
      const drafts = taken.map(({ by, counted }: RefusalsOf) => ({
        by: by ?? DOOR,
        action: by === null ? 'identity.refused' : 'policy.refused',
        resource: by?.id ?? 'strangers',
        // Somebody may have typed their password where the account belongs.
        lines: onceEach(
          counted.map((each) => ({
            ...each,
            account: each.account !== null && known.has(each.account) ? each.account : null,
          })),
        ).map(refusalLine),
      }));
      await this.#audit.appendAll(drafts, tx);
    });
  }
}

async function onRecord(ids: readonly string[], sql: Sql): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql.query<{ id: string }>(
    `select id from identity.person where id = any($1)
     union select 'key:' || name from identity.key where 'key:' || name = any($1)`,
    [[...new Set(ids)]],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those that have become alike as one. */
function onceEach(counted: readonly CountedRefusal[]): readonly CountedRefusal[] {
  const found = new Map<string, CountedRefusal>();
  for (const { count, ...kind } of counted) {
    const key = JSON.stringify(kind);
    found.set(key, { ...kind, count: (found.get(key)?.count ?? 0) + count });
  }
  return [...found.values()];
}
