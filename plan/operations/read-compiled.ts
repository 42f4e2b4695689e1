import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { CompiledPlan } from '../compile/compiled.ts';
import { PlanId } from '../confirm/request.ts';
import { readPlan } from '../store/plan-store.ts';

/** A plan as the compiler wrote it, with what was filled into its gaps: decisions do not change it. */
export const readCompiled = defineOperation({
  name: 'read-compiled',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ plan: PlanId }),
  output: Type.Object({
    plan: Type.String(),
    document: Type.String(),
    name: Type.String(),
    synthetic: Type.Boolean(),
    compiled: CompiledPlan,
  }),
  async handle({ plan: id }, { kernel }) {
    const { id: plan, document, source, synthetic, compiled } = await readPlan(kernel.database, id);
    return { plan, document, name: source.name, synthetic, compiled };
  },
});
