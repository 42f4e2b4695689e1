import type { Audit } from '../audit/audit.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import {
  type DecisionDifference,
  decisionDifferences,
  type PolicyDifference,
  policyDifferences,
  somebody,
} from './difference.ts';
import type { Policy } from './policy.ts';
import { insertHouseText, readHouseTexts } from './policy-texts.ts';
import {
  type Decision,
  insertProposal,
  type Proposal,
  readProposals,
  settleProposal,
} from './proposal-store.ts';

/** A proposal with what it would change if it were approved now. */
export interface Preview {
  readonly policies: readonly PolicyDifference[];
  readonly decisions: readonly DecisionDifference[];
}

/** Changes of the policies of a house: proposed by one, with what they would change, and decided by somebody else. */
export interface Proposals {
  /** What a text under this name would change. @throws Problem policy.bad-policies, policy.policy-twice, policy.locks-out */
  preview(name: string, text: string): Promise<Preview>;
  /** @throws Problem of preview; policy.nothing-new */
  propose(
    asked: { readonly name: string; readonly text: string; readonly reason: string },
    by: Actor,
  ): Promise<Proposal>;
  /** The newest first. */
  list(): Promise<readonly Proposal[]>;
  /** @throws Problem policy.no-proposal */
  read(id: string): Promise<Proposal>;
  /**
   * Approved, it is in force at once, on every server of the database.
   * @throws Problem policy.no-proposal, policy.own-proposal, policy.decided, policy.changed-meanwhile, and of preview
   */
  decide(id: string, decision: Decision, note: string, by: Actor): Promise<Proposal>;
}

/** Two that are fine each alone need not be fine together. Numbers that no other advisory lock of the house uses: "YUHE", and 24. */
const ONE_AT_A_TIME = 'select pg_advisory_xact_lock(1498762309, 24)';
/** What whoever administers must still be able to do under any policy. */
const NEEDED = ['policy/propose-policy', 'policy/decide-proposal', 'policy/list-proposals'];

export function openProposals(options: {
  readonly database: Database;
  readonly audit: Audit;
  readonly policy: Policy;
  readonly clock: () => Date;
  /** Puts what was approved in force on this server. */
  readonly look: () => Promise<void>;
}): Proposals {
  const { database, audit, policy, clock } = options;

  async function preview(name: string, text: string, sql: Sql = database): Promise<Preview> {
    const texts = await readHouseTexts(sql);
    const others = texts.filter(({ source }) => source !== name);
    const now = policy.trial(await policy.check(texts));
    const then = policy.trial(await policy.check([...others, { source: name, text }]));
    if (NEEDED.some((action) => !then.may(somebody(['administrator'], null), action)))
      throw new Problem('policy.locks-out');
    return {
      policies: policyDifferences(now.inForce, then.inForce),
      decisions: decisionDifferences(now, then),
    };
  }
  async function read(id: string, sql: Sql = database): Promise<Proposal> {
    const [found] = await readProposals(sql, id);
    if (!found) throw new Problem('policy.no-proposal');
    return found;
  }
  const versionOf = async (name: string, sql: Sql): Promise<number> =>
    (await readHouseTexts(sql)).find(({ source }) => source === name)?.version ?? 0;

  return {
    preview: (name, text) => preview(name, text),
    async propose({ name, text, reason }, by) {
      if ((await preview(name, text)).policies.length === 0) throw new Problem('policy.nothing-new');
      const id = newInstanceId();
      await database.transaction(async (tx) => {
        const at = clock().toISOString();
        await insertProposal({ id, name, base: await versionOf(name, tx), text, reason, by, at }, tx);
        const payload = { name, text, reason };
        await audit.append({ by, action: 'policy.propose', resource: `policy:${id}`, payload }, tx);
      });
      return read(id);
    },
    list: () => readProposals(database, null),
    read: (id) => read(id),
    async decide(id, decision, note, by) {
      await database.transaction(async (tx) => {
        await tx.query(ONE_AT_A_TIME, []);
        const proposal = await read(id, tx);
        if (proposal.proposedBy.id === by.id) throw new Problem('policy.own-proposal');
        const at = clock().toISOString();
        // Of two who decide at once, one is told that it is decided.
        if (!(await settleProposal({ id, decision, note, by, at }, tx))) throw new Problem('policy.decided');
        if (decision === 'approve') {
          const { name, text, base } = proposal;
          if ((await versionOf(name, tx)) !== base) throw new Problem('policy.changed-meanwhile');
          await preview(name, text, tx);
          await insertHouseText({ source: name, version: base + 1, text, proposal: id, at }, tx);
        }
        await audit.append(
          { by, action: `policy.${decision}`, resource: `policy:${id}`, payload: { note } },
          tx,
        );
      });
      await options.look();
      return read(id);
    },
  };
}
