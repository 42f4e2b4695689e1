import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { dueAfter } from '@yuheng/kernel/working-days';
import Type from 'typebox';
import { defineMeasure, demandOffice } from '../reports/define-measure.ts';
import { periodOf, periodsBetween } from '../reports/periods.ts';
import { ReportForm, reportCode } from '../reports/report-form.ts';
import { wholeUnit } from '../rules/whole-unit.ts';
import { formExists, insertForm } from '../store/report-store.ts';

/** Reports of one form: they are asked for in one transaction. */
const mostReports = 500;

/**
 * Asks units for a figure that no system records: a measure of tier C or D, and a case for each unit and period, due some working
 * days after the period's end.
 */
export const makeReportForm = defineOperation({
  name: 'make-report-form',
  kind: 'command',
  permission: 'plan.write',
  input: ReportForm,
  output: Type.Object({ form: Type.String(), measure: Type.String(), reports: Type.Integer() }),
  async handle(asked, { kernel, actor }) {
    demandOffice(actor);
    const { title, every, units, minimum, maximum, workingDays } = asked;
    if (wholeUnit(asked.unit) === null) throw new Problem('plan.unit-not-known', { unit: asked.unit });
    if (asked.to < asked.from) throw new Problem('plan.periods-reversed', { from: asked.from, to: asked.to });
    if (minimum !== null && maximum !== null && minimum > maximum)
      throw new Problem('plan.limits-reversed', { minimum, maximum });
    const periods = periodsBetween(every, asked.from, asked.to);
    const reports = periods.length * units.length;
    if (reports > mostReports) throw new Problem('plan.too-many-reports', { reports, most: mostReports });
    if (await formExists(kernel.database, title)) throw new Problem('plan.form-exists', { title });
    const id = newInstanceId();
    const form = { ...asked, from: periodOf(every, asked.from), to: periodOf(every, asked.to) };
    const at = kernel.clock().toISOString();
    await kernel.cases.open(
      periods.flatMap((period) =>
        units.map((unit) => ({
          type: 'PlanReport',
          data: { form: id, title, every, period },
          owner: unit,
          finalDueAt: dueAfter(new Date(`${period}T00:00:00Z`), workingDays),
        })),
      ),
      actor,
      { with: (cases, tx) => insertForm(tx, id, form, cases, { at, by: actor.id }) },
    );
    await defineMeasure(kernel, id, form, actor);
    return { form: id, measure: reportCode(title), reports };
  },
});
