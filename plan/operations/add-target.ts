import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { addedId } from '../confirm/added-id.ts';
import { checkTarget } from '../confirm/check-fields.ts';
import type { Thing } from '../confirm/decision.ts';
import { fieldChanges } from '../confirm/field-changes.ts';
import { TargetFields } from '../confirm/fields.ts';
import { refuseFaults, requireDraft } from '../confirm/refuse.ts';
import { Decided, PlanId, Words } from '../confirm/request.ts';
import { standingDecisions, thingKey } from '../confirm/standing.ts';
import { wordsOf } from '../confirm/words-of.ts';
import { readDocument } from '../store/plan-store.ts';
import { recordDecisions } from '../store/record-decisions.ts';

/** A target that the compiler missed, by its words in the document. */
export const addTarget = defineOperation({
  name: 'add-target',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ plan: PlanId, span: Words, fields: TargetFields }),
  output: Decided,
  async handle({ plan, span, fields }, { kernel, actor }) {
    const decisions = await recordDecisions(kernel, actor, {
      plan,
      action: 'plan.add-target',
      things: [],
      async draft(record) {
        requireDraft(record);
        const document = await readDocument(kernel.database, record.document);
        const text = wordsOf(document.text, record.compiled, span);
        if (text === null) throw new Problem('plan.no-such-words');
        refuseFaults(checkTarget(fields, null));
        const thing: Thing = { kind: 'target', id: addedId(record.compiled.id, 'target', span) };
        if (standingDecisions(record.decisions).has(thingKey(thing))) throw new Problem('plan.added-already');
        return [{ thing, act: 'add', changes: [...fieldChanges({}, { span, text, ...fields })] }];
      },
    });
    return { decisions: [...decisions] };
  },
});
