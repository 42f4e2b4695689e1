import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { checkItem } from '../confirm/check-fields.ts';
import { ItemFields } from '../confirm/fields.ts';
import { Decided, PlanId, Words } from '../confirm/request.ts';
import { addThing } from '../store/add-thing.ts';

/** An item that the compiler missed, by its words in the document. */
export const addItem = defineOperation({
  name: 'add-item',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ plan: PlanId, span: Words, fields: ItemFields }),
  output: Decided,
  async handle({ plan, span, fields }, { kernel, actor }) {
    const faults = checkItem(fields);
    const decisions = await addThing(kernel, actor, { plan, kind: 'item', span, fields, faults });
    return { decisions: [...decisions] };
  },
});
