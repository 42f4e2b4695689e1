import type { Actor } from '../identity/actor.ts';
import type { Text } from '../packs/messages.ts';
import type { Sql } from '../store/database.ts';
import type { Preview } from './preview.ts';

export type ProposalState = 'proposed' | 'approved' | 'rejected' | 'withdrawn';

/** A change that somebody proposed, and what became of it. */
export interface Proposal {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  /** The version of the subject that it takes the place of. */
  readonly base: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly title: Text;
  /** The page of the console that shows the subject. */
  readonly path: string | null;
  readonly reason: string;
  readonly proposedBy: Pick<Actor, 'id' | 'name'>;
  readonly proposedAt: string;
  readonly state: ProposalState;
  readonly decidedBy: Pick<Actor, 'id' | 'name'> | null;
  readonly decidedAt: string | null;
  readonly note: string | null;
  /** What the one who approved was shown; null otherwise. */
  readonly preview: Preview | null;
}

const COLUMNS = `id, kind, subject, base, content, title, path, reason, proposed_by as "proposedBy",
  proposed_at as "proposedAt", state, decided_by as "decidedBy", decided_at as "decidedAt", note, preview`;
const LIMIT = 500;

type Row = Proposal & Record<string, unknown>;

/** The newest first, at most 500. */
export async function listProposals(
  sql: Sql,
  filter: { readonly kind?: string; readonly state?: string; readonly subject?: string },
): Promise<readonly Proposal[]> {
  const { kind = null, state = null, subject = null } = filter;
  return sql.query<Row>(
    `select ${COLUMNS} from proposals.proposal
     where ($1::text is null or kind = $1) and ($2::text is null or state = $2) and ($3::text is null or subject = $3)
     order by proposed_at desc, id limit ${LIMIT}`,
    [kind, state, subject],
  );
}

export async function readProposal(sql: Sql, id: string): Promise<Proposal | null> {
  const [row] = await sql.query<Row>(`select ${COLUMNS} from proposals.proposal where id = $1`, [id]);
  return row ?? null;
}

export async function insertProposal(
  proposal: Pick<Proposal, 'id' | 'kind' | 'subject' | 'base' | 'content' | 'title' | 'path' | 'reason'> & {
    readonly by: Actor;
    readonly at: string;
  },
  tx: Sql,
): Promise<void> {
  const { id, kind, subject, base, content, title, path, reason, by, at } = proposal;
  await tx.query(
    `insert into proposals.proposal (id, kind, subject, base, content, title, path, reason, proposed_by, proposed_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed')`,
    [id, kind, subject, base, content, title, path, reason, { id: by.id, name: by.name }, at],
  );
}

/** @returns false where it is decided already */
export async function settleProposal(
  settled: {
    readonly id: string;
    readonly state: Exclude<ProposalState, 'proposed'>;
    readonly note: string;
    readonly preview: Preview | null;
    readonly by: Actor;
    readonly at: string;
  },
  tx: Sql,
): Promise<boolean> {
  const { id, state, note, preview, by, at } = settled;
  const rows = await tx.query(
    `update proposals.proposal set state = $2, decided_by = $3, decided_at = $4, note = $5, preview = $6
     where id = $1 and state = 'proposed' returning id`,
    [id, state, { id: by.id, name: by.name }, at, note, preview],
  );
  return rows.length > 0;
}
