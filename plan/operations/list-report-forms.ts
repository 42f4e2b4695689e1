import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { FormView } from '../reports/form-view.ts';
import { reportCode } from '../reports/report-form.ts';
import { countReports, listForms } from '../store/report-store.ts';

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
    const forms = await listForms(kernel.database);
    const counts = await countReports(kernel.database, kernel.clock().toISOString());
    const none = { asked: 0, reported: 0, late: 0, unjudged: 0 };
    return {
      forms: forms.map((form) => ({
        ...form,
        measure: reportCode(form.title),
        ...(counts.get(form.id) ?? none),
      })),
    };
  },
});
