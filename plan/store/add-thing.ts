import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Span } from '../compile/compiled.ts';
import { addedId } from '../confirm/added-id.ts';
import type { Fault } from '../confirm/check-fields.ts';
import type { Decision, Thing } from '../confirm/decision.ts';
import { fieldChanges } from '../confirm/field-changes.ts';
import { refuseFaults, requireDraft } from '../confirm/refuse.ts';
import { standingDecisions, thingKey } from '../confirm/standing.ts';
import { wordsOf } from '../confirm/words-of.ts';
import { readDocument } from './plan-store.ts';
import { recordDecisions } from './record-decisions.ts';

/**
 * An item or a target that the compiler missed, by its words in the document, with the fields that a person gave it.
 * @throws Problem plan.not-a-draft, plan.no-such-words, plan.added-already, the first of `faults`
 */
export function addThing(
  kernel: Kernel,
  by: Actor,
  added: {
    readonly plan: string;
    readonly kind: 'item' | 'target';
    readonly span: Span;
    readonly fields: object;
    readonly faults: readonly Fault[];
  },
): Promise<readonly Decision[]> {
  const { plan, kind, span, fields, faults } = added;
  return recordDecisions(kernel, by, {
    plan,
    action: `plan.add-${kind}`,
    things: [],
    async draft(record) {
      requireDraft(record);
      const document = await readDocument(kernel.database, record.document);
      const text = wordsOf(document.text, record.compiled, span);
      if (text === null) throw new Problem('plan.no-such-words');
      refuseFaults(faults);
      const thing: Thing = { kind, id: addedId(record.compiled.id, kind, span) };
      if (standingDecisions(record.decisions).has(thingKey(thing))) throw new Problem('plan.added-already');
      return [{ thing, act: 'add', changes: [...fieldChanges({}, { span, text, ...fields })] }];
    },
  });
}
