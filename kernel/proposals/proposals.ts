import type { TSchema } from 'typebox';
import type { Audit } from '../audit/audit.ts';
import type { Events } from '../events/events.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import { Problem } from '../http/problem.ts';
import { inputValidator, type Validate } from '../http/validate.ts';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Text } from '../packs/messages.ts';
import { demandRows } from '../policy/demand-records.ts';
import type { Policy } from '../policy/policy.ts';
import { everyRecord, type SeenRecords } from '../policy/seen-records.ts';
import type { Database, Sql } from '../store/database.ts';
import { InOrder } from './in-order.ts';
import { type Applying, actionOf, type ProposalKind } from './kind.ts';
import type { Preview } from './preview.ts';
import {
  beginProposal,
  findProposals,
  insertProposal,
  listProposals,
  type Proposal,
  type ProposalFilter,
} from './proposal-store.ts';
import { type Settled, settling } from './settling.ts';

export type Content = Readonly<Record<string, unknown>>;

/** One list. */
const MOST_LISTED = 500;

/** A change of a kind, before anybody stands for it. */
export interface Change {
  readonly kind: string;
  readonly content: Content;
}

/** Ready to be made in a transaction of somebody else's. */
export interface PreparedProposal {
  readonly id: string;
  /** @throws Problem proposals.changed-meanwhile where its subject is another one than it was prepared for */
  open(tx: Sql): Promise<void>;
}

/** A proposal as it stands now. */
export interface ProposalNow {
  readonly proposal: Proposal;
  /** What it would change now; of a decided one what it changed as the one who approved was shown. Null where neither can be said. */
  readonly preview: Preview | null;
  /** Why it cannot be approved any more as it is; null while it can. */
  readonly obstacle: Problem | null;
}

/** Changes of what others rely on: proposed by one, with what they would change, and decided by somebody else. */
export interface Proposals {
  readonly kinds: readonly string[];
  /** What a change would change now; nothing is stored. @throws Problem policy.denied, proposals.unknown-kind, http.bad-input, of the kind */
  preview(change: Change, by: Actor): Promise<Preview>;
  /** @throws Problem of preview; proposals.nothing-new */
  propose(change: Change & { readonly reason: string }, by: Actor): Promise<Proposal>;
  /**
   * The same, to be made together with the paper that it comes from: all that the content of its kind may say, and for the version
   * of its subject that somebody had before them. @throws Problem of propose
   */
  prepare(
    change: Change & { readonly reason: string; readonly base: string },
    by: Actor,
  ): Promise<PreparedProposal>;
  /** Takes back, in a transaction, what the paper does not say any more from which they came. @throws Problem proposals.decided */
  retract(ids: readonly string[], note: string, by: Actor, tx: Sql): Promise<void>;
  /** What was proposed or decided last comes first. @param records what may be read of them */
  list(filter?: ProposalFilter, limit?: number, records?: SeenRecords): Promise<readonly Proposal[]>;
  /** Those of them that there are. */
  find(ids: readonly string[]): Promise<readonly Proposal[]>;
  /** @throws Problem proposals.not-found */
  read(id: string): Promise<ProposalNow>;
  /**
   * Approved, it is in force when this resolves. Nobody decides on their own.
   * @throws Problem proposals.not-found, own-proposal, decided, no-reason (of a rejection), changed-meanwhile, being-carried-out; policy.denied; of the kind
   */
  decide(id: string, decision: 'approve' | 'reject', note: string, by: Actor): Promise<Proposal>;
  /** Takes one's own back. @throws Problem proposals.not-found, not-yours, decided, being-carried-out */
  withdraw(id: string, note: string, by: Actor): Promise<Proposal>;
}

export function openProposals(options: {
  readonly database: Database;
  readonly audit: Audit;
  readonly events: Events;
  readonly policy: Policy;
  readonly clock: () => Date;
  readonly kinds: ReadonlyMap<string, ProposalKind>;
  /** What kinds work with; it is there by the time that somebody asks. */
  readonly kernel: () => Kernel;
}): Proposals {
  const { database, audit, events, policy, clock, kinds, kernel } = options;
  const validators = new Map<TSchema, Validate>();
  const inOrder = new InOrder();
  const { turnOf, takeTurn, takeTurns, requireUnchanged, whileOpen, mark, tell, settle } = settling({
    ...options,
    kindOf,
  });

  function kindOf(name: string): ProposalKind {
    const kind = kinds.get(name);
    if (!kind) throw new Problem('proposals.unknown-kind', { kind: name });
    return kind;
  }
  /** A kind, and a content that it can read and that they may propose. */
  async function checked(
    { kind: name, content: said }: Change,
    by: Actor,
    { asked = true, changes = true }: { readonly asked?: boolean; readonly changes?: boolean } = {},
  ): Promise<{ readonly kind: ProposalKind; readonly content: never }> {
    const kind = kindOf(name);
    const schema = (asked ? kind.asked : undefined) ?? kind.content;
    const validate = validators.get(schema) ?? inputValidator(schema, false);
    validators.set(schema, validate);
    const content = validate(said) as never;
    policy.demand(by, actionOf(kind.name, 'propose'));
    await demandRows(kernel(), await kind.records(content, kernel()), by, changes);
    return { kind, content };
  }
  async function requireNew(kind: ProposalKind, content: never): Promise<void> {
    const differences = kind.differences
      ? await kind.differences(content, kernel())
      : (await kind.preview(content, kernel())).differences;
    if (differences.length === 0) throw new Problem('proposals.nothing-new');
  }
  async function found(id: string): Promise<Proposal> {
    const [proposal] = await findProposals(database, [id]);
    if (!proposal) throw new Problem('proposals.not-found');
    return proposal;
  }
  async function open({ kind, content, ...made }: Opening, by: Actor, tx: Sql): Promise<void> {
    const [name, subject, path] = [kind.name, kind.subject(content), kind.path(content)];
    const at = clock().toISOString();
    await insertProposal({ ...made, kind: name, subject, content, path, by, at }, tx);
    const { id, base, reason } = made;
    await events.publish({ type: 'proposal', data: { proposal: id, kind: name, state: 'proposed' } }, tx);
    const payload = { kind: name, subject, base, content, reason };
    await audit.append({ by, action: 'proposals.propose', resource: `proposal:${id}`, payload }, tx);
  }
  async function end(proposal: Proposal, settled: Settled, by: Actor): Promise<Proposal> {
    await database.transaction((tx) => settle(proposal, settled, by, tx));
    return found(proposal.id);
  }

  return {
    kinds: [...kinds.keys()],
    async preview(change, by) {
      const { kind, content } = await checked(change, by, { changes: false });
      return kind.preview(content, kernel());
    },
    async propose({ reason, ...change }, by) {
      const { kind, content } = await checked(change, by);
      await requireNew(kind, content);
      const id = newInstanceId();
      const title = await kind.title(content, kernel());
      // Before the transaction: a kind may ask by other connections, and many at once would wait for each other's.
      const base = await kind.base(content, kernel(), database);
      await database.transaction((tx) => open({ id, kind, content, title, base, reason }, by, tx));
      return found(id);
    },
    async prepare({ reason, base, ...change }, by) {
      const { kind, content } = await checked(change, by, { asked: false });
      await requireNew(kind, content);
      const id = newInstanceId();
      const title = await kind.title(content, kernel());
      return {
        id,
        async open(tx) {
          if ((await kind.base(content, kernel(), tx)) !== base)
            throw new Problem('proposals.changed-meanwhile');
          await open({ id, kind, content, title, base, reason }, by, tx);
        },
      };
    },
    async retract(ids, note, by, tx) {
      const proposals = await findProposals(tx, ids);
      const settled = { state: 'withdrawn', note, preview: null } as const;
      // All turns before the log: whoever holds one may be waiting for that.
      await takeTurns(proposals, tx);
      for (const proposal of proposals) await mark(proposal, settled, by, tx);
      for (const proposal of proposals) await tell(proposal, settled, by, tx);
    },
    list: (filter = {}, limit = MOST_LISTED, records = everyRecord) =>
      records.first(
        'proposals.proposal',
        limit,
        (most) => listProposals(database, filter, most),
        ({ id }) => id,
      ),
    find: (ids) => findProposals(database, ids),
    async read(id) {
      const proposal = await found(id);
      const { kind: name, content, state } = proposal;
      const kind = kinds.get(name);
      if (state !== 'proposed' || !kind) return { proposal, preview: proposal.preview, obstacle: null };
      try {
        const preview = await whileOpen(proposal, () => kind.preview(content as never, kernel()));
        return { proposal, preview, obstacle: null };
      } catch (error) {
        if (error instanceof Problem) return { proposal, preview: null, obstacle: error };
        throw error;
      }
    },
    async decide(id, decision, note, by) {
      const proposal = await found(id);
      policy.demand(by, actionOf(proposal.kind, 'approve'));
      if (proposal.proposedBy.id === by.id) throw new Problem('proposals.own-proposal');
      if (decision === 'reject' && note.trim() === '') throw new Problem('proposals.no-reason');
      if (decision === 'reject') return end(proposal, { state: 'rejected', note, preview: null }, by);
      const { base, reason } = proposal;
      const kind = kindOf(proposal.kind);
      const content = proposal.content as never;
      await demandRows(kernel(), await kind.records(content, kernel()), by, true);
      const shown = await whileOpen(proposal, async () => {
        await kind.prepare?.(content, kernel());
        return kind.preview(content, kernel());
      });
      let isSettled = false;
      const applying: Applying = {
        kernel: kernel(),
        by,
        reason,
        base,
        proposal: id,
        async hold(tx) {
          await takeTurn(proposal, tx);
          if (!(await beginProposal(id, clock().toISOString(), tx))) throw new Problem('proposals.decided');
          await requireUnchanged(proposal, tx);
        },
        async settle(tx, store) {
          await settle(proposal, { state: 'approved', note, preview: shown }, by, tx, store);
          isSettled = true;
        },
      };
      // The turn of the transaction holds a connection while it waits: of many at once in this process only one has to.
      await inOrder.run(turnOf(proposal), () => whileOpen(proposal, () => kind.apply(content, applying)));
      if (!isSettled) throw new Error(`${proposal.kind} was applied without being settled`);
      return found(id);
    },
    async withdraw(id, note, by) {
      const proposal = await found(id);
      if (proposal.proposedBy.id !== by.id) throw new Problem('proposals.not-yours');
      return end(proposal, { state: 'withdrawn', note, preview: null }, by);
    },
  };
}

interface Opening {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly content: never;
  readonly title: Text;
  readonly base: string;
  readonly reason: string;
}
