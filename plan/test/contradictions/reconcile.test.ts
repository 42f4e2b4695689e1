import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Kept, reconcile } from '../../contradictions/reconcile.ts';
import { basisOf } from '../../contradictions/rules/basis-of.ts';
import type { Finding } from '../../contradictions/rules/record.ts';

const tasks = ['p:1', 'p:2', 'p:3'] as const;

function finding(task: string, subject: string, value: number): Finding {
  const at = '2026-11-01T00:00:00.000Z';
  return {
    kind: 'no-progress',
    subject,
    claim: {
      id: subject,
      task,
      plan: 'p',
      unit: null,
      by: 'user:a',
      said: 'on-plan',
      text: 'x',
      at,
      since: at,
      named: [],
    },
    others: [],
    recorded: [{ source: 'measure m', before: null, after: { at, value, recordedAt: null } }],
    since: at,
    certainty: 'certain',
    reason: { key: 'stalled', values: {} },
  };
}

type Act =
  | { readonly act: 'look'; readonly values: readonly (number | null)[]; readonly tasks: readonly string[] }
  | { readonly act: 'dismiss' | 'confirm'; readonly at: number };

const acts = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('look' as const),
      values: fc.array(fc.option(fc.integer({ min: 1, max: 3 })), { minLength: 3, maxLength: 3 }),
      tasks: fc.subarray([...tasks]),
    }),
    fc.record({ act: fc.constantFrom('dismiss' as const, 'confirm' as const), at: fc.nat(5) }),
  ),
  { maxLength: 25 },
);

/** What the database does with what has to be done, and its two promises. */
class Store {
  rows: Kept[] = [];
  look(values: readonly (number | null)[], looked: ReadonlySet<string>) {
    const findings = values.flatMap((value, index) =>
      value === null ? [] : [finding(tasks[index] ?? '', `s${index}`, value)],
    );
    const todo = reconcile(findings, this.rows, looked);
    for (const { finding: one, basis } of todo.open) {
      assert.ok(
        !this.rows.some(
          ({ subject, state }) => subject === one.subject && ['standing', 'confirmed'].includes(state),
        ),
      );
      assert.ok(
        !this.rows.some(
          (row) => row.subject === one.subject && row.basis === basis && row.state !== 'settled',
        ),
      );
      this.rows.push({
        case: String(this.rows.length),
        subject: one.subject,
        basis,
        state: 'standing',
        tasks: [one.claim.task],
      });
    }
    for (const { kept, basis } of todo.renew) this.#set(kept, { basis });
    for (const kept of todo.settle) this.#set(kept, { state: 'settled' });
    return { findings, todo };
  }
  end(at: number, state: Kept['state']) {
    const standing = this.rows.filter((row) => row.state === 'standing');
    const chosen = standing[at % Math.max(1, standing.length)];
    if (chosen !== undefined) this.#set(chosen, { state });
  }
  #set(kept: Kept, change: Partial<Kept>) {
    this.rows = this.rows.map((row) => (row.case === kept.case ? { ...row, ...change } : row));
  }
}

describe('what is kept of contradictions', () => {
  it('agrees with what is found, whatever is decided in between, and looking twice changes nothing', () => {
    fc.assert(
      fc.property(acts, (all: readonly Act[]) => {
        const store = new Store();
        for (const one of all) {
          if (one.act !== 'look') {
            store.end(one.at, one.act === 'dismiss' ? 'dismissed' : 'confirmed');
            continue;
          }
          const looked = new Set(one.tasks);
          const { findings } = store.look(one.values, looked);
          for (const found of findings.filter(({ claim }) => looked.has(claim.task))) {
            const known = store.rows.filter(({ subject }) => subject === found.subject);
            const answered = known.some(
              ({ state, basis }) =>
                state === 'confirmed' ||
                (basis === basisOf(found) && (state === 'dismissed' || state === 'standing')),
            );
            assert.ok(answered, 'everything found is in question or decided');
          }
          const found = new Set(findings.map(({ subject }) => subject));
          for (const row of store.rows.filter(({ state }) => state === 'standing'))
            if (looked.has(row.tasks[0] ?? ''))
              assert.ok(found.has(row.subject), 'nothing stands that is not found');
          const again = store.look(one.values, looked).todo;
          assert.deepEqual([again.open, again.renew, again.settle], [[], [], []]);
        }
      }),
    );
  });
});
