import type { Audit } from '../audit/audit.ts';
import type { Events } from '../events/events.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Database, Sql } from '../store/database.ts';
import type { ProposalKind } from './kind.ts';
import { findProposals, type Proposal, settleProposal } from './proposal-store.ts';

/** How a proposal ends. */
export type Settled = Omit<Parameters<typeof settleProposal>[0], 'id' | 'by' | 'at'>;

/** As the log calls it. */
const VERBS = { approved: 'approve', rejected: 'reject', withdrawn: 'withdraw' } as const;

/** The steps in which proposals end: one turn at a time, for the version that they are for, with the log. */
export function settling({
  database,
  audit,
  events,
  clock,
  kernel,
  kindOf,
}: {
  readonly database: Database;
  readonly audit: Audit;
  readonly events: Events;
  readonly clock: () => Date;
  readonly kernel: () => Kernel;
  readonly kindOf: (name: string) => ProposalKind;
}) {
  /** What changes have in common that wait for each other. */
  const turnOf = ({ kind: name, subject }: Proposal): string =>
    kindOf(name).oneAtATime ? name : `${name} ${subject}`;
  /** Changes of the same subject wait for each other. Whoever takes several turns takes them in the order that all do. */
  async function takeTurns(proposals: readonly Proposal[], tx: Sql): Promise<void> {
    for (const turn of [...new Set(proposals.map(turnOf))].toSorted())
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 24))', [turn]);
  }
  const takeTurn = (proposal: Proposal, tx: Sql): Promise<void> => takeTurns([proposal], tx);
  async function isUnchanged({ kind, content, base }: Proposal, sql: Sql): Promise<boolean> {
    return (await kindOf(kind).base(content as never, kernel(), sql)) === base;
  }
  async function requireUnchanged(proposal: Proposal, sql: Sql): Promise<void> {
    if (!(await isUnchanged(proposal, sql))) throw new Problem('proposals.changed-meanwhile');
  }
  async function requireOpen(proposal: Proposal): Promise<void> {
    const [now] = await findProposals(database, [proposal.id]);
    if (now?.state !== 'proposed') throw new Problem('proposals.decided');
    await requireUnchanged(proposal, database);
  }
  /** Works on a proposal that can be approved. Where it cannot any more meanwhile this is said, not what follows from it. */
  async function whileOpen<Answer>(proposal: Proposal, work: () => Promise<Answer>): Promise<Answer> {
    await requireOpen(proposal);
    try {
      return await work();
    } catch (error) {
      if (error instanceof Problem) await requireOpen(proposal);
      throw error;
    }
  }
  /** Of two who decide at once, one is told that it is decided. What is done in part is finished, as long as it can be. */
  async function mark(proposal: Proposal, settled: Settled, by: Actor, tx: Sql): Promise<void> {
    const at = clock().toISOString();
    const done = await settleProposal({ id: proposal.id, ...settled, by, at }, tx);
    if (done === null) throw new Problem('proposals.decided');
    if (done.begun && settled.state !== 'approved' && (await isUnchanged(proposal, tx)))
      throw new Problem('proposals.being-carried-out');
  }
  async function tell(
    { id, kind, subject }: Proposal,
    { state, note }: Settled,
    by: Actor,
    tx: Sql,
  ): Promise<void> {
    await events.publish({ type: 'proposal', data: { proposal: id, kind, state } }, tx);
    const payload = { kind, subject, note };
    await audit.append({ by, action: `proposals.${VERBS[state]}`, resource: `proposal:${id}`, payload }, tx);
  }
  /** The state is changed first; the log comes last, for it holds up others. */
  async function settle(
    proposal: Proposal,
    settled: Settled,
    by: Actor,
    tx: Sql,
    store: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await takeTurn(proposal, tx);
    await mark(proposal, settled, by, tx);
    if (settled.state === 'approved') await requireUnchanged(proposal, tx);
    await store();
    await tell(proposal, settled, by, tx);
  }
  return { turnOf, takeTurn, takeTurns, requireUnchanged, whileOpen, mark, tell, settle };
}
