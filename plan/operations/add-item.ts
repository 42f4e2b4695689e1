import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { addedId } from '../confirm/added-id.ts';
import { checkItem } from '../confirm/check-fields.ts';
import type { Thing } from '../confirm/decision.ts';
import { fieldChanges } from '../confirm/field-changes.ts';
import { ItemFields } from '../confirm/fields.ts';
import { refuseFaults, requireDraft } from '../confirm/refuse.ts';
import { Decided, PlanId, Words } from '../confirm/request.ts';
import { standingDecisions, thingKey } from '../confirm/standing.ts';
import { wordsOf } from '../confirm/words-of.ts';
import { readDocument } from '../store/plan-store.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/** An item that the compiler missed, by its words in the document. */
export const addItem = defineOperation({
  name: 'add-item',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ plan: PlanId, span: Words, fields: ItemFields }),
  output: Decided,
  async handle({ plan, span, fields }, { kernel, actor }) {
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.add-item',
      things: [],
      async draft(record) {
        requireDraft(record);
        const document = await readDocument(kernel.database, record.document);
        const text = wordsOf(document.text, record.compiled, span);
        if (text === null) throw new Problem('plan.no-such-words');
        refuseFaults(checkItem(fields));
        const thing: Thing = { kind: 'item', id: addedId(record.compiled.id, 'item', span) };
        if (standingDecisions(record.decisions).has(thingKey(thing))) throw new Problem('plan.added-already');
        return [{ thing, act: 'add', changes: [...fieldChanges({}, { span, text, ...fields })] }];
      },
    });
    return { decisions: [...decisions] };
  },
});
