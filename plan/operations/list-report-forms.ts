import type { Case } from '@yuheng/kernel/cases';
import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { FormView } from '../reports/form-view.ts';
import { reportCode } from '../reports/report-form.ts';
import { listForms, listOver } from '../store/report-store.ts';

const Count = Type.Integer({ minimum: 0 });

/** All forms, the newest first, with how many of the reports of periods that are over are in. */
export const listReportForms = defineOperation({
  name: 'list-report-forms',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({
    forms: Type.Array(
      Type.Object({
        ...FormView.properties,
        /** Of periods that are over. */
        asked: Count,
        reported: Count,
        late: Count,
        /** Reported and not judged yet. */
        unjudged: Count,
      }),
    ),
  }),
  async handle(_input, { kernel }) {
    const forms = await kernel.records.of('plan.form', await listForms(kernel.database), ({ id }) => id);
    const now = kernel.clock().toISOString();
    const over = await listOver(kernel.database, now.slice(0, 10));
    const items = await kernel.cases.find(over.map(({ case: id }) => id));
    const byForm = Map.groupBy(items, ({ data }) => String(data['form']));
    return {
      forms: forms.map((form) => ({
        ...form,
        measure: reportCode(form.title),
        ...countsOf(byForm.get(form.id) ?? [], now),
      })),
    };
  },
});

function countsOf(items: readonly Case[], now: string) {
  const count = (fits: (item: Case) => boolean): number => items.filter(fits).length;
  return {
    asked: count(({ state }) => state !== 'dropped'),
    reported: count(({ state }) => state === 'reported' || state === 'accepted'),
    late: count(({ state, dueAt }) => state === 'asked' && dueAt !== null && dueAt < now),
    unjudged: count(({ state }) => state === 'reported'),
  };
}
