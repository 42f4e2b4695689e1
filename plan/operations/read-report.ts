import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { FormView } from '../reports/form-view.ts';
import { reportCode } from '../reports/report-form.ts';
import { ReportView, viewReports } from '../reports/report-view.ts';
import { earlierPlace, placeOf, readForm } from '../store/report-store.ts';

/** One report with its form, the report of the period before, and what may be done with it by whoever asks. */
export const readReport = defineOperation({
  name: 'read-report',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ report: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    form: FormView,
    report: ReportView,
    before: Type.Union([ReportView, Type.Null()]),
    /** Can it be reported already? Not before its period is over. */
    over: Type.Boolean(),
    transitions: Type.Array(Type.String()),
    journal: Type.Array(
      Type.Object({
        sequence: Type.Integer(),
        transition: Type.String(),
        to: Type.String(),
        at: Type.String(),
        by: Type.String(),
        note: Type.String(),
        value: Type.Union([Type.Number(), Type.Null()]),
      }),
    ),
  }),
  async handle({ report }, { kernel, actor }) {
    const place = await placeOf(kernel.database, report);
    const form = await readForm(kernel.database, place.form);
    const [view] = await viewReports(kernel, form, [place]);
    const [before] = await viewReports(kernel, form, await earlierPlace(kernel.database, form, place));
    if (view === undefined) throw new Problem('plan.report-not-found');
    const item = await kernel.cases.get(report);
    const journal = await kernel.cases.journal(report);
    return {
      form: { ...form, measure: reportCode(form.title) },
      report: view,
      before: before ?? null,
      over: place.period <= kernel.clock().toISOString().slice(0, 10),
      transitions: [...kernel.cases.transitions(item, actor)],
      journal: journal.map(({ sequence, transition, to, at, by, note, detail }) => ({
        sequence,
        transition,
        to,
        at,
        by,
        note,
        value: typeof detail['value'] === 'number' ? detail['value'] : null,
      })),
    };
  },
});
