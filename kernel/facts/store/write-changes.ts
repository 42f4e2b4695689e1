import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Database } from '../../store/database.ts';
import type { Change } from './apply-change.ts';
import type { GroupWriter } from './group-writer.ts';
import { withoutRaces } from './without-races.ts';
import {
  type BatchContext,
  type Demand,
  type NumberedRequest,
  type Receipt,
  type Together,
  writeBatch,
} from './write-batch.ts';

export interface WriteContext extends BatchContext {
  readonly database: Database;
  readonly group: GroupWriter<NumberedRequest, Receipt>;
}

export interface WriteOptions {
  /** Runs in the same transaction, before the audit entry: what else must be true together with the facts, and what the log says of it. */
  readonly with?: Together;
  /** Name in the log; `facts.write` unless told. */
  readonly action?: string;
  readonly demand?: Demand;
}

/**
 * Applies all changes, or none: entities, history, places, change feed and audit entry in one transaction, which
 * requests share that come at the same time. Answers after the commit.
 *
 * A request with `with` has a transaction to itself: a callback may fail on its own, wait for what another holds, or
 * take locks, and none of it may reach requests that know nothing of it.
 * @throws Problem of applyChange; facts.busy when other writers keep creating the same entities, or too many wait
 */
export async function writeChanges(
  context: WriteContext,
  changes: readonly Change[],
  by: Actor,
  { with: together, action = 'facts.write', demand }: WriteOptions,
): Promise<Receipt> {
  const provenance = await context.provenances.idOf(by);
  const request = { changes, by, action, provenance, demand };
  return together ? writeAlone(context, request, together) : context.group.write(request);
}

async function writeAlone(
  context: WriteContext,
  request: NumberedRequest,
  together: Together,
): Promise<Receipt> {
  return withoutRaces(() =>
    context.database.transaction(async (tx) => {
      const [outcome] = await writeBatch(context, [request], tx, together);
      // Thrown inside, so that nothing is committed.
      if (!outcome || outcome instanceof Problem) throw outcome ?? new Error('a write has no outcome');
      return outcome;
    }),
  );
}
