import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import {
  endContradiction,
  insertContradiction,
  readKept,
  renewContradiction,
} from '../store/contradiction-store.ts';
import { ofTask } from '../tasks/live-task.ts';
import { type Gathered, gather } from './gather/gather.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import { findContradictions } from './rules/find-contradictions.ts';

/** Who finds them. */
const FINDER: Actor = {
  id: 'system:plan',
  name: '',
  organisation: null,
  source: 'plan',
  roles: [],
  synthetic: false,
};

/** Somebody else has found, renewed or decided it meanwhile: theirs holds. */
class Overtaken extends Error {}

export interface Checked {
  readonly found: number;
  readonly renewed: number;
  readonly settled: number;
}

/**
 * Holds what was said of these tasks (of all, for null) against what is recorded, and keeps what does not agree. May be done by
 * several servers at once, and again: each contradiction is kept once.
 */
export async function checkTasks(
  kernel: Kernel,
  tasks: ReadonlySet<string> | null,
  told: (gathered: Gathered) => void = () => undefined,
): Promise<Checked> {
  const gathered = await gather(kernel, tasks);
  told(gathered);
  const kept = await readKept(kernel.database, tasks === null ? null : [...tasks]);
  const todo = reconcile(findContradictions(gathered.record), kept, gathered.tasks);
  return {
    found: await count(todo.open, (one) => open(kernel, gathered, one)),
    renewed: await count(todo.renew, (one) => renew(kernel, one)),
    settled: await count(todo.settle, (one) => settle(kernel, one)),
  };
}

async function count<One>(all: readonly One[], act: (one: One) => Promise<void>): Promise<number> {
  let done = 0;
  for (const one of all) {
    try {
      await act(one);
      done += 1;
    } catch (error) {
      const overtaken =
        error instanceof Problem && ['cases.conflict', 'cases.wrong-state'].includes(error.code);
      if (!(error instanceof Overtaken) && !overtaken) throw error;
    }
  }
  return done;
}

async function open(
  kernel: Kernel,
  { told }: Gathered,
  { finding, basis }: Reconciled['open'][number],
): Promise<void> {
  const { kind, claim, others } = finding;
  const parent = told.caseOf.get(claim.task);
  if (parent === undefined) return;
  const tasks = [...new Set([claim, ...others].map(({ task }) => task))];
  const at = kernel.clock().toISOString();
  await kernel.cases.open(
    [
      {
        type: 'PlanContradiction',
        data: { kind, task: claim.task, name: claim.text },
        owner: claim.unit,
        finalDueAt: null,
        parent,
        about: ofTask({ id: parent }),
      },
    ],
    FINDER,
    {
      with: async ([made], tx) => {
        if (!(await insertContradiction({ case: made?.id ?? '', basis, tasks, finding, at }, tx)))
          throw new Overtaken();
        const shown = { case: made?.id, type: 'PlanContradiction', state: 'open' };
        await kernel.events.publish({ type: 'case', data: shown }, tx);
      },
    },
  );
}

function renew(kernel: Kernel, { kept, finding, basis }: Reconciled['renew'][number]): Promise<void> {
  const at = kernel.clock().toISOString();
  return move(kernel, kept.case, 'renew', (tx) => renewContradiction(kept, { basis, finding, at }, tx));
}

function settle(kernel: Kernel, kept: Reconciled['settle'][number]): Promise<void> {
  return move(kernel, kept.case, 'settle', (tx) => endContradiction(kept, 'settled', tx));
}

async function move(
  kernel: Kernel,
  id: string,
  transition: 'renew' | 'settle',
  store: (tx: Sql) => Promise<boolean>,
): Promise<void> {
  // What is said in the journal is told in the reader's language by the page, from the step itself.
  const steps = [{ id, transition, note: transition }];
  await kernel.cases.change(`plan.${transition}-contradiction`, { move: steps }, FINDER, {
    with: async (_cases, tx) => {
      if (!(await store(tx))) throw new Overtaken();
    },
  });
}
