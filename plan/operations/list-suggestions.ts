import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { ReadQuantity, suggestedClasses } from '../rules/suggest/check-answer.ts';
import { listSuggestionsOf } from '../store/suggestion-store.ts';
import { modelSettings } from '../suggest/model-settings.ts';

/** Whether a model is configured, and what it proposed about a plan with what people said to it. */
export const listSuggestions = defineOperation({
  name: 'list-suggestions',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    /** Name of the model; null where none is configured. */
    model: Type.Union([Type.String(), Type.Null()]),
    suggestions: Type.Array(
      Type.Object({
        id: Type.String(),
        item: Type.String(),
        start: Type.Integer(),
        end: Type.Integer(),
        quote: Type.String(),
        class: Type.Enum([...suggestedClasses]),
        quantities: Type.Array(ReadQuantity),
        model: Type.String(),
        promptHash: Type.String(),
        at: Type.String(),
        by: Type.String(),
        state: Type.Enum(['open', 'accepted', 'dismissed']),
      }),
    ),
  }),
  async handle({ plan }, { kernel }) {
    const suggestions = await listSuggestionsOf(kernel.database, plan);
    return {
      model: modelSettings(process.env)?.model ?? null,
      suggestions: suggestions.map((one) => ({ ...one, quantities: [...one.quantities] })),
    };
  },
});
