import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { recordedView } from '../contradictions/recorded-view.ts';
import { contradictionRows } from '../contradictions/rows.ts';
import { ContradictionView } from '../contradictions/view.ts';
import { readContradiction } from '../store/contradiction-store.ts';

/** A contradiction: what was said beside what is recorded, since when, how sure and why, and what may be done about it. */
export const readContradictionOperation = defineOperation({
  name: 'read-contradiction',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ contradiction: Type.String({ format: 'uuid' }) }),
  output: ContradictionView,
  async handle({ contradiction }, { kernel, actor }) {
    const kept = await readContradiction(kernel.database, contradiction);
    const [row] = await contradictionRows(kernel, [kept]);
    if (row === undefined) throw new Problem('plan.contradiction-not-found');
    const item = await kernel.cases.get(kept.case);
    const own = new Set(['answer', 'confirm', 'dismiss']);
    return {
      ...row,
      basis: kept.basis,
      recorded: await Promise.all(
        kept.finding.recorded.map((one) => recordedView(kernel, kept.finding, one)),
      ),
      transitions: kernel.cases.transitions(item, actor).filter((name) => own.has(name)),
    };
  },
});
