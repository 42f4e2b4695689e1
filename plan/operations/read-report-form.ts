import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { FormView } from '../reports/form-view.ts';
import { reportCode } from '../reports/report-form.ts';
import { ReportView, viewReports } from '../reports/report-view.ts';
import { listPlaces, readForm } from '../store/report-store.ts';

/** A form with all its reports, by unit and period; those of periods to come as well. */
export const readReportForm = defineOperation({
  name: 'read-report-form',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ form: Type.String({ format: 'uuid' }) }),
  output: Type.Object({ ...FormView.properties, reports: Type.Array(ReportView) }),
  async handle({ form: id }, { kernel }) {
    const form = await readForm(kernel.database, id);
    const reports = await viewReports(kernel, form, await listPlaces(kernel.database, id));
    return { ...form, measure: reportCode(form.title), reports: [...reports] };
  },
});
