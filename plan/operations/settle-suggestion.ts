import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { settleSuggestion } from '../store/suggestion-store.ts';

/**
 * A person says whether a suggestion of a model is right. It changes nothing but the suggestion: what follows from it is
 * entered as any other correction is.
 */
export const settleSuggestionOperation = defineOperation({
  name: 'settle-suggestion',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    suggestion: Type.String({ format: 'uuid' }),
    verdict: Type.Enum(['accepted', 'dismissed']),
  }),
  output: Type.Object({}),
  async handle({ suggestion: id, verdict }, { kernel, actor }) {
    const at = kernel.clock().toISOString();
    await kernel.database.transaction(async (tx) => {
      const { plan } = await settleSuggestion({ id, state: verdict, at, by: actor.id }, tx);
      await kernel.audit.append(
        { by: actor, action: 'plan.settle-suggestion', resource: plan, payload: { suggestion: id, verdict } },
        tx,
      );
    });
    return {};
  },
});
