import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import type { Item, Span } from '../compile/compiled.ts';
import { checkAnswer, refusalReasons } from '../rules/suggest/check-answer.ts';
import { readDocument, readPlan } from '../store/plan-store.ts';
import { insertSuggestions } from '../store/suggestion-store.ts';
import { askModel } from '../suggest/ask-model.ts';
import { modelSettings } from '../suggest/model-settings.ts';
import { promptFor, promptHash } from '../suggest/prompt.ts';

/**
 * Asks the configured model, if there is one, about one item of a draft. What passes every check is kept as a suggestion
 * for a person; nothing of the plan changes.
 */
export const askModelOperation = defineOperation({
  name: 'ask-model',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }), item: Type.String({ maxLength: 300 }) }),
  output: Type.Object({
    /** Suggestions that were not known before. */
    made: Type.Integer(),
    /** Why the rest of the answer was thrown away, one reason for each part. */
    refused: Type.Array(Type.Enum([...refusalReasons])),
  }),
  async handle({ plan: id, item: wanted }, { kernel, actor }) {
    const settings = modelSettings(process.env);
    if (settings === null) throw new Problem('plan.model-off');
    const { database } = kernel;
    const plan = await readPlan(database, id);
    if (plan.state !== 'draft') throw new Problem('plan.not-a-draft');
    const item = plan.compiled.items.find((one) => one.id === wanted);
    // The words of an annex that was filled in stand in another document.
    if (item === undefined || item.annex !== undefined) throw new Problem('plan.not-found');
    const { text } = await readDocument(database, plan.document);
    const messages = promptFor(text.slice(item.span.start, item.span.end), unplacedIn(item, text));
    const answer = await askModel(settings, messages);
    const { proposals, refused } = checkAnswer(answer, text, item.span);
    const at = kernel.clock().toISOString();
    const hash = promptHash(messages).toString('hex');
    const made = await kernel.database.transaction(async (tx) => {
      const stored = await insertSuggestions(
        id,
        proposals.map(({ span, quote, class: name, quantities }) => ({
          id: newInstanceId(),
          item: item.id,
          ...span,
          quote,
          class: name,
          quantities,
          model: settings.model,
          promptHash: hash,
          at,
          by: actor.id,
        })),
        tx,
      );
      await kernel.audit.append(
        {
          by: actor,
          action: 'plan.ask-model',
          resource: id,
          payload: {
            item: item.id,
            model: settings.model,
            promptHash: hash,
            made: stored,
            refused: refused.length,
          },
        },
        tx,
      );
      return stored;
    });
    return { made, refused: [...refused] };
  },
});

/** Stretches that no rule of the grammar claims. */
function unplacedIn({ pieces }: Item, text: string): readonly string[] {
  const words = ({ start, end }: Span) => text.slice(start, end).trim();
  return pieces.flatMap((piece) =>
    piece.class === 'other' && words(piece.span).length > 3 ? [words(piece.span)] : [],
  );
}
