import type { Actor } from '../identity/actor.ts';
import type { Text } from '../packs/messages.ts';
import { unitsOf } from '../policy/record-type.ts';
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
  /** Of whoever made it. */
  readonly units: readonly string[];
}

/** Which proposals are wanted. */
export interface ProposalFilter {
  readonly kind?: string;
  /** `decided`: whatever became of it. */
  readonly state?: ProposalState | 'decided';
  readonly subject?: string;
  /** Id of whoever proposed it. */
  readonly by?: string;
  /** In its title, its reason, its note, or the names of those who proposed and decided. */
  readonly text?: string;
  /** Those that come after this one. */
  readonly after?: string;
}

const COLUMNS = `id, kind, subject, base, content, title, path, reason, proposed_by as "proposedBy",
  proposed_at as "proposedAt", state, decided_by as "decidedBy", decided_at as "decidedAt", note, preview, units`;

type Row = Proposal & Record<string, unknown>;

/** What was proposed or decided last comes first. */
export async function listProposals(
  sql: Sql,
  filter: ProposalFilter,
  limit: number,
): Promise<readonly Proposal[]> {
  const { kind = null, state = null, subject = null, by = null, text = null, after = null } = filter;
  const like = text === null ? null : `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql.query<Row>(
    `select ${COLUMNS} from proposals.proposal
     where ($1::text is null or kind = $1)
       and ($2::text is null or state = $2 or ($2 = 'decided' and state <> 'proposed'))
       and ($3::text is null or subject = $3)
       and ($4::text is null or proposed_by ->> 'id' = $4)
       and ($5::text is null or concat_ws(' ', title ->> 'zh-CN', title ->> 'en', reason, note,
         proposed_by ->> 'name', decided_by ->> 'name') ilike $5)
       and ($6::uuid is null or (coalesce(decided_at, proposed_at), id) <
         (select coalesce(decided_at, proposed_at), id from proposals.proposal where id = $6))
     order by coalesce(decided_at, proposed_at) desc, id desc limit $7`,
    [kind, state, subject, by, like, after, limit],
  );
}

/** Those of them that there are, in no order. Ids may be any text. */
export async function findProposals(sql: Sql, ids: readonly string[]): Promise<readonly Proposal[]> {
  return sql.query<Row>(`select ${COLUMNS} from proposals.proposal where id::text = any($1)`, [ids]);
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
    `insert into proposals.proposal (id, kind, subject, base, content, title, path, reason, proposed_by, proposed_at, state, units)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed', $11)`,
    [id, kind, subject, base, content, title, path, reason, { id: by.id, name: by.name }, at, unitsOf(by)],
  );
}

/** Part of it is stored. @returns false where it is decided already */
export async function beginProposal(id: string, at: string, tx: Sql): Promise<boolean> {
  const rows = await tx.query(
    `update proposals.proposal set begun_at = coalesce(begun_at, $2) where id = $1 and state = 'proposed' returning id`,
    [id, at],
  );
  return rows.length > 0;
}

/** @returns whether part of it was stored before; null where it is decided already */
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
): Promise<{ readonly begun: boolean } | null> {
  const { id, state, note, preview, by, at } = settled;
  const [row] = await tx.query<{ begun: boolean }>(
    `update proposals.proposal set state = $2, decided_by = $3, decided_at = $4, note = $5, preview = $6
     where id = $1 and state = 'proposed' returning begun_at is not null as begun`,
    [id, state, { id: by.id, name: by.name }, at, note, preview],
  );
  return row ?? null;
}
