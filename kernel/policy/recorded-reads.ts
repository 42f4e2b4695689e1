import type { Audit, AuditDraft } from '../audit/audit.ts';
import { line } from '../audit/line.ts';
import type { Facts } from '../facts/facts.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database } from '../store/database.ts';
import type { Narrowing } from './cedar/narrowing.ts';
import type { Policy } from './policy.ts';
import { allowedOf } from './visible.ts';

/** What somebody was shown in one request, as far as a policy wants it in the log. */
export interface RecordedReads {
  /** These entities are in an answer. */
  note(ids: Iterable<string>): void;
  /** Before the answer leaves: nobody sees what the log does not say that they saw. */
  keep(): Promise<void>;
}

/** Entities of one entry of the log. */
const BATCH = 1000;
/** Characters of what was asked that the log keeps. */
const ASKED = 500;

/**
 * Reads go into the log where a policy permits `facts.record-read` on the entity.
 * @param facts as the house sees them
 * @returns null: none of this tenant are recorded of this actor
 */
export function recordedReads(options: {
  readonly policy: Policy;
  readonly actor: Actor;
  readonly tenant: string | null;
  readonly facts: Facts;
  readonly audit: Audit;
  readonly database: Database;
  /** Whether they asked for it, or a subscription of theirs tells it. */
  readonly action: 'facts.read' | 'facts.told';
  /** What was asked, or the subscription, as the log tells it. */
  readonly asked: string;
}): RecordedReads | null {
  const { policy, actor, tenant, facts, audit, database, action } = options;
  const rows = policy.rows(actor, 'facts.record-read', 'Entity', tenant);
  if (rows === 'none') return null;
  const resource = shortened(options.asked);
  const noted = new Set<string>();
  const known = new Set<string>();
  return {
    note(ids) {
      for (const id of ids) if (!known.has(id)) noted.add(id);
    },
    async keep() {
      const ids = [...noted];
      noted.clear();
      const drafts: AuditDraft[] = [];
      for (let from = 0; from < ids.length; from += BATCH) {
        const some = ids.slice(from, from + BATCH);
        const lines = [...(await recorded(some, rows, tenant, facts))].map((id) => line('read', null, id));
        if (lines.length > 0) drafts.push({ by: actor, action, resource, lines });
      }
      if (drafts.length > 0) await database.transaction((tx) => audit.appendAll(drafts, tx));
      for (const id of ids) known.add(id);
    },
  };
}

/** Of what is gone nobody can say any more whether a policy meant it: it is recorded. */
async function recorded(
  ids: readonly string[],
  rows: Narrowing,
  tenant: string | null,
  facts: Facts,
): Promise<ReadonlySet<string>> {
  const allowed = allowedOf(rows, tenant);
  if (allowed === null) return new Set(ids);
  const [there, meant] = await Promise.all([
    facts.query({ ids, limit: BATCH }),
    facts.query({ ids, limit: BATCH, allowed }),
  ]);
  const wanted = new Set(meant.entities.map(({ id }) => id));
  const known = new Set(there.entities.map(({ id }) => id));
  return new Set(ids.filter((id) => wanted.has(id) || !known.has(id)));
}

function shortened(asked: string): string {
  return asked.length <= ASKED ? asked : `${asked.slice(0, ASKED)}…`;
}
