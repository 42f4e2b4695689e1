import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { checkTarget } from '../confirm/check-fields.ts';
import { TargetFields } from '../confirm/fields.ts';
import { Decided, PlanId, Words } from '../confirm/request.ts';
import { addThing } from '../store/add-thing.ts';

/** A target that the compiler missed, by its words in the document. */
export const addTarget = defineOperation({
  name: 'add-target',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ plan: PlanId, span: Words, fields: TargetFields }),
  output: Decided,
  async handle({ plan, span, fields }, { kernel, actor }) {
    const faults = checkTarget(fields, null);
    const decisions = await addThing(kernel, actor, { plan, kind: 'target', span, fields, faults });
    return { decisions: [...decisions] };
  },
});
