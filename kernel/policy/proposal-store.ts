import type { Actor } from '../identity/actor.ts';
import type { Sql } from '../store/database.ts';

export type Decision = 'approve' | 'reject';

/** A change of a text of policies, and what became of it. */
export interface Proposal {
  readonly id: string;
  readonly name: string;
  /** The version that it takes the place of; 0: there was none. */
  readonly base: number;
  readonly text: string;
  readonly reason: string;
  readonly proposedBy: Pick<Actor, 'id' | 'name'>;
  readonly proposedAt: string;
  readonly state: 'proposed' | 'approved' | 'rejected';
  readonly decidedBy: Pick<Actor, 'id' | 'name'> | null;
  readonly decidedAt: string | null;
  readonly note: string | null;
}

const COLUMNS = `id, name, base, text, reason, proposed_by as "proposedBy", proposed_at as "proposedAt", state,
  decided_by as "decidedBy", decided_at as "decidedAt", note`;
const LIMIT = 500;

/** One, or all: the newest first. */
export async function readProposals(sql: Sql, id: string | null): Promise<readonly Proposal[]> {
  return sql.query<Proposal & Record<string, unknown>>(
    `select ${COLUMNS} from policy.proposal where $1::uuid is null or id = $1 order by proposed_at desc, id limit ${LIMIT}`,
    [id],
  );
}

export async function insertProposal(
  proposal: Pick<Proposal, 'id' | 'name' | 'base' | 'text' | 'reason'> & {
    readonly by: Actor;
    readonly at: string;
  },
  tx: Sql,
): Promise<void> {
  const { id, name, base, text, reason, by, at } = proposal;
  await tx.query(
    `insert into policy.proposal (id, name, base, text, reason, proposed_by, proposed_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, 'proposed')`,
    [id, name, base, text, reason, { id: by.id, name: by.name }, at],
  );
}

/** @returns false where it is decided already */
export async function settleProposal(
  settled: {
    readonly id: string;
    readonly decision: Decision;
    readonly note: string;
    readonly by: Actor;
    readonly at: string;
  },
  tx: Sql,
): Promise<boolean> {
  const { id, decision, note, by, at } = settled;
  const rows = await tx.query(
    `update policy.proposal set state = $2, decided_by = $3, decided_at = $4, note = $5
     where id = $1 and state = 'proposed' returning id`,
    [id, decision === 'approve' ? 'approved' : 'rejected', { id: by.id, name: by.name }, at, note],
  );
  return rows.length > 0;
}
