import type { Audit } from '../audit/audit.ts';
import type { Events } from '../events/events.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import { Problem } from '../http/problem.ts';
import { inputValidator, type Validate } from '../http/validate.ts';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Policy } from '../policy/policy.ts';
import type { Database, Sql } from '../store/database.ts';
import { type Applying, actionOf, type ProposalKind } from './kind.ts';
import type { Preview } from './preview.ts';
import {
  insertProposal,
  listProposals,
  type Proposal,
  type ProposalState,
  readProposal,
  settleProposal,
} from './proposal-store.ts';

export type Content = Readonly<Record<string, unknown>>;

/** A change of a kind, before anybody stands for it. */
export interface Change {
  readonly kind: string;
  readonly content: Content;
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
  /** The newest first. */
  list(filter?: Parameters<typeof listProposals>[1]): Promise<readonly Proposal[]>;
  /** @throws Problem proposals.not-found */
  read(id: string): Promise<ProposalNow>;
  /**
   * Approved, it is in force when this resolves. Nobody decides on their own.
   * @throws Problem proposals.not-found, own-proposal, decided, changed-meanwhile; policy.denied; of the kind
   */
  decide(id: string, decision: 'approve' | 'reject', note: string, by: Actor): Promise<Proposal>;
  /** Takes one's own back. @throws Problem proposals.not-found, not-yours, decided */
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
  const validators = new Map<string, Validate>();

  function kindOf(name: string): ProposalKind {
    const kind = kinds.get(name);
    if (!kind) throw new Problem('proposals.unknown-kind', { kind: name });
    return kind;
  }
  /** A kind, and a content that it can read and that they may propose. */
  function checked(
    { kind: name, content: asked }: Change,
    by: Actor,
  ): { readonly kind: ProposalKind; readonly content: never } {
    const kind = kindOf(name);
    const validate = validators.get(name) ?? inputValidator(kind.content, false);
    validators.set(name, validate);
    const content = validate(asked) as never;
    policy.demand(by, actionOf(kind.name, 'propose'));
    return { kind, content };
  }
  async function found(id: string): Promise<Proposal> {
    const proposal = await readProposal(database, id);
    if (!proposal) throw new Problem('proposals.not-found');
    return proposal;
  }
  /** The state is changed first: of two who decide at once, one is told that it is decided. The log comes last, for it holds up others. */
  async function settle(
    proposal: Proposal,
    settled: {
      readonly state: Exclude<ProposalState, 'proposed'>;
      readonly note: string;
      readonly preview: Preview | null;
    },
    by: Actor,
    tx: Sql,
    store: () => Promise<void>,
  ): Promise<void> {
    const { id, kind: name, subject } = proposal;
    const { state, note } = settled;
    const kind = kindOf(name);
    const turn = kind.oneAtATime ? name : `${name} ${subject}`;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 24))', [turn]);
    const at = clock().toISOString();
    if (!(await settleProposal({ id, ...settled, by, at }, tx))) throw new Problem('proposals.decided');
    if (state === 'approved' && (await kind.base(proposal.content as never, kernel(), tx)) !== proposal.base)
      throw new Problem('proposals.changed-meanwhile');
    await store();
    await events.publish({ type: 'proposal', data: { proposal: id, kind: name, state } }, tx);
    const action = `proposals.${VERBS[state]}`;
    const payload = { kind: name, subject, note };
    await audit.append({ by, action, resource: `proposal:${id}`, payload }, tx);
  }

  return {
    kinds: [...kinds.keys()],
    async preview(change, by) {
      const { kind, content } = checked(change, by);
      return kind.preview(content, kernel());
    },
    async propose({ reason, ...change }, by) {
      const { kind, content } = checked(change, by);
      const differences = kind.differences
        ? await kind.differences(content, kernel())
        : (await kind.preview(content, kernel())).differences;
      if (differences.length === 0) throw new Problem('proposals.nothing-new');
      const id = newInstanceId();
      const title = await kind.title(content, kernel());
      await database.transaction(async (tx) => {
        const at = clock().toISOString();
        const subject = kind.subject(content);
        const base = await kind.base(content, kernel(), tx);
        const path = kind.path(content);
        await insertProposal(
          { id, kind: kind.name, subject, base, content, title, path, reason, by, at },
          tx,
        );
        await events.publish(
          { type: 'proposal', data: { proposal: id, kind: kind.name, state: 'proposed' } },
          tx,
        );
        const payload = { kind: kind.name, subject, base, content, reason };
        await audit.append({ by, action: 'proposals.propose', resource: `proposal:${id}`, payload }, tx);
      });
      return found(id);
    },
    list: (filter = {}) => listProposals(database, filter),
    async read(id) {
      const proposal = await found(id);
      const { kind: name, content, base, state } = proposal;
      const kind = kinds.get(name);
      if (state !== 'proposed' || !kind) return { proposal, preview: proposal.preview, obstacle: null };
      try {
        if ((await kind.base(content as never, kernel(), database)) !== base)
          throw new Problem('proposals.changed-meanwhile');
        return { proposal, preview: await kind.preview(content as never, kernel()), obstacle: null };
      } catch (error) {
        if (error instanceof Problem) return { proposal, preview: null, obstacle: error };
        throw error;
      }
    },
    async decide(id, decision, note, by) {
      const proposal = await found(id);
      policy.demand(by, actionOf(proposal.kind, 'approve'));
      if (proposal.proposedBy.id === by.id) throw new Problem('proposals.own-proposal');
      if (proposal.state !== 'proposed') throw new Problem('proposals.decided');
      if (decision === 'reject') {
        const settled = { state: 'rejected', note, preview: null } as const;
        await database.transaction((tx) => settle(proposal, settled, by, tx, () => Promise.resolve()));
        return found(id);
      }
      const { base, reason } = proposal;
      const kind = kindOf(proposal.kind);
      const content = proposal.content as never;
      if ((await kind.base(content, kernel(), database)) !== base)
        throw new Problem('proposals.changed-meanwhile');
      await kind.prepare?.(content, kernel());
      const shown = await kind.preview(content, kernel());
      let isSettled = false;
      const applying: Applying = {
        kernel: kernel(),
        by,
        reason,
        base,
        proposal: id,
        async settle(tx, store) {
          await settle(proposal, { state: 'approved', note, preview: shown }, by, tx, store);
          isSettled = true;
        },
      };
      await kind.apply(content, applying);
      if (!isSettled) throw new Error(`${proposal.kind} was applied without being settled`);
      return found(id);
    },
    async withdraw(id, note, by) {
      const proposal = await found(id);
      if (proposal.proposedBy.id !== by.id) throw new Problem('proposals.not-yours');
      const settled = { state: 'withdrawn', note, preview: null } as const;
      await database.transaction((tx) => settle(proposal, settled, by, tx, () => Promise.resolve()));
      return found(id);
    },
  };
}

/** As the log calls it. */
const VERBS = { approved: 'approve', rejected: 'reject', withdrawn: 'withdraw' } as const;
