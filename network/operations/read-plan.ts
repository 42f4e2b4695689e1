import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { textOf } from '../rules/fact-values.ts';
import { PlanShape } from '../rules/plan-shape.ts';
import { namedIn, ToldPlanShape, toldPlan } from '../rules/told-plan.ts';
import { readStoredPlan } from '../store/site-plan-store.ts';

/** All of a plan; `plan` is null where it is not computed yet, see its job. */
export const readPlan = defineOperation({
  name: 'read-plan',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    ...PlanShape.properties,
    /** What the plan has codes for, in words of both languages. */
    told: Type.Union([ToldPlanShape, Type.Null()]),
  }),
  async handle({ plan: id }, { kernel: { database, facts, registry } }) {
    const stored = await readStoredPlan(database, id);
    const { plan, leftOut } = stored;
    if (plan === null) return { ...stored, told: null } as never;
    const ids = namedIn(plan);
    const { entities } = ids.length === 0 ? { entities: [] } : await facts.query({ ids });
    const names = new Map(entities.map((entity) => [entity.id, textOf(entity, 'name')]));
    const nameOf = (of: string) => names.get(of) ?? of.slice(of.lastIndexOf(':') + 1);
    const words = (key: string, values = {}) => registry.text('network', key, values);
    return { ...stored, told: toldPlan(plan, leftOut, nameOf, words) } as never;
  },
});
