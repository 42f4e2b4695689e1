import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { splitBoardId } from '../board/ids.ts';
import { suggestMeasures } from '../rules/suggest-measures.ts';
import { readPlan } from '../store/plan-store.ts';

export const suggestMeasuresOperation = defineOperation({
  name: 'suggest-measures',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ target: Type.String({ maxLength: 200 }) }),
  output: Type.Object({ measures: Type.Array(Type.Object({ code: Type.String(), score: Type.Number() })) }),
  async handle({ target: id }, { kernel }) {
    const { plan: planId, own } = splitBoardId(id);
    const plan = await readPlan(kernel.database, planId);
    const target = plan.programme.targets.find((one) => one.id === own);
    if (!target) throw new Problem('plan.not-found');
    const offered = kernel.measures.known().map(({ pack, definition, texts }) => ({
      code: definition.code,
      unit: definition.unit,
      title: (texts?.title ?? kernel.registry.text(pack, `measures.${definition.code}.title`))['zh-CN'],
    }));
    const words = { subject: target.subject, unit: target.base?.code ?? null, counted: target.unit };
    return { measures: [...suggestMeasures(words, offered)] };
  },
});
