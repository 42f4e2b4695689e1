import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { titleOf } from '../board/plan-view.ts';
import { previousVersions } from '../rules/amend/previous-version.ts';
import { listPlans, readPlan } from '../store/plan-store.ts';

/** Live plans of which a draft may be a new version, the likeliest first. */
export const suggestPreviousVersion = defineOperation({
  name: 'suggest-previous-version',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    plans: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), score: Type.Number() })),
  }),
  async handle({ plan: id }, { kernel }) {
    const draft = await readPlan(kernel.database, id);
    const live = (await listPlans(kernel)).filter(({ state }) => state === 'live');
    const titles = new Map(live.map((plan) => [plan.id, titleOf(plan)]));
    const found = previousVersions(draft.compiled, live);
    return { plans: found.map((plan) => ({ ...plan, title: titles.get(plan.id) ?? '' })) };
  },
});
