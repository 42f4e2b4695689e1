import type { PlanRecord } from '../store/plan-store.ts';
import type { DecisionDraft } from '../store/record-decisions.ts';
import { checkHead } from './check-fields.ts';
import { fieldChanges } from './field-changes.ts';
import type { HeadFields } from './fields.ts';
import { thingsInEffect } from './programme-in-effect.ts';
import { refuseFaults, requireChanges } from './refuse.ts';

/** The decision by which a plan's head is otherwise. @throws Problem plan.nothing-changed, and of the fields that are at fault */
export function headDraft(
  record: Pick<PlanRecord, 'compiled' | 'decisions'>,
  fields: Partial<HeadFields>,
  reason: string,
): readonly DecisionDraft[] {
  const { head } = thingsInEffect(record.compiled, record.decisions);
  const after = { ...head, ...fields };
  refuseFaults(checkHead(after));
  const changes = requireChanges(fieldChanges(head, after));
  return [{ thing: { kind: 'plan', id: 'plan' }, act: 'correct', changes, reason }];
}
