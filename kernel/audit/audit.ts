import { TENANT } from '../facts/store/shard.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import { type AuditEntry, CHAIN_START, entryHash, firstBreak } from './chain.ts';
import { digestOf } from './digest.ts';

/** The append-only, hash-chained log of every write. */
export interface Audit {
  /**
   * Adds an entry inside the writer's transaction. Takes the lock of the chain until that transaction ends:
   * call it as late as possible, and insert after it whatever must be in the order of commits.
   */
  append(entry: AuditDraft, tx: Sql): Promise<AuditEntry>;
  /** Adds several, in this order; see `append`. */
  appendAll(entries: readonly AuditDraft[], tx: Sql): Promise<readonly AuditEntry[]>;
  read(sequence: number): Promise<AuditEntry | null>;
  /** Walks the whole chain. */
  verify(): Promise<{ entries: number; head: string; brokenAt: number | null }>;
}

export interface AuditDraft {
  readonly by: Actor;
  readonly action: string;
  readonly resource: string;
  /** What was done; only its hash is kept here. */
  readonly payload: unknown;
}

interface Row {
  sequence: number;
  at: string;
  actor: string;
  action: string;
  resource: string;
  payload_hash: Buffer;
  previous: Buffer;
  hash: Buffer;
}

const COLUMNS = 'sequence, at, actor, action, resource, payload_hash, previous, hash';

function fromRow(row: Row): AuditEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    actor: row.actor,
    action: row.action,
    resource: row.resource,
    payloadHash: row.payload_hash.toString('hex'),
    previous: row.previous.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}

type Line = Pick<AuditEntry, 'actor' | 'action' | 'resource' | 'payloadHash'>;

function lineOf({ by, action, resource, payload }: AuditDraft): Line {
  return { actor: by.id, action, resource, payloadHash: digestOf(payload) };
}

/** Entries that follow the last one, each sealing the one before. */
function chained(lines: readonly Line[], sequence: number, hash: string, at: string): readonly AuditEntry[] {
  let last = { sequence, hash };
  return lines.map((line) => {
    const open = { ...line, sequence: last.sequence + 1, at, previous: last.hash };
    const entry = { ...open, hash: entryHash(open) };
    last = entry;
    return entry;
  });
}

/** The log of one tenant: each has a chain of its own. */
export function openAudit(database: Database, clock: () => Date, tenant = TENANT): Audit {
  async function appendAll(drafts: readonly AuditDraft[], tx: Sql): Promise<readonly AuditEntry[]> {
    const asked = tx.query<{ sequence: number; hash: Buffer }>(
      'select sequence, hash from audit.head where tenant = $1 for update',
      [tenant],
    );
    // Hashed while the lock is waited for, so that it is not held the longer.
    const lines = drafts.map(lineOf);
    const [head] = await asked;
    if (!head) throw new Error('the head of the audit chain is missing');
    const entries = chained(lines, head.sequence, head.hash.toString('hex'), clock().toISOString());
    const last = entries.at(-1);
    if (!last) return entries;
    await tx.query(
      `with moved as (update audit.head set sequence = $2, hash = decode($3, 'hex') where tenant = $1)
       insert into audit.entry (tenant, sequence, at, actor, action, resource, payload_hash, previous, hash)
       select $1, sequence, $4, actor, action, resource,
         decode("payloadHash", 'hex'), decode(previous, 'hex'), decode(hash, 'hex')
       from jsonb_to_recordset($5::jsonb)
         as new (sequence bigint, actor text, action text, resource text, "payloadHash" text, previous text, hash text)`,
      [tenant, last.sequence, last.hash, last.at, JSON.stringify(entries)],
    );
    return entries;
  }

  return {
    appendAll,

    async append(draft, tx) {
      const [entry] = await appendAll([draft], tx);
      if (!entry) throw new Error('an entry of the log was not made');
      return entry;
    },

    async read(sequence) {
      const [row] = await database.query<Row>(
        `select ${COLUMNS} from audit.entry where tenant = $1 and sequence = $2`,
        [tenant, sequence],
      );
      return row ? fromRow(row) : null;
    },

    async verify() {
      const page = 5000;
      let last = { sequence: 0, hash: CHAIN_START };
      for (;;) {
        const rows = await database.query<Row>(
          `select ${COLUMNS} from audit.entry where tenant = $1 and sequence > $2 order by sequence limit $3`,
          [tenant, last.sequence, page],
        );
        const entries = rows.map(fromRow);
        const broken = firstBreak(entries, last);
        if (broken !== null)
          return { entries: last.sequence, head: last.hash, brokenAt: last.sequence + broken + 1 };
        last = entries.at(-1) ?? last;
        if (rows.length < page) break;
      }
      const [head] = await database.query<{ sequence: number; hash: Buffer }>(
        'select sequence, hash from audit.head where tenant = $1',
        [tenant],
      );
      const whole =
        (head?.sequence ?? 0) === last.sequence && (head?.hash.toString('hex') ?? CHAIN_START) === last.hash;
      return { entries: last.sequence, head: last.hash, brokenAt: whole ? null : last.sequence + 1 };
    },
  };
}
