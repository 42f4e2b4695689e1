import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { parseStatements } from '@yuheng/kernel/statement';
import Type from 'typebox';
import { checkFigure } from '../reports/check-figure.ts';
import { defineMeasure } from '../reports/define-measure.ts';
import { reportEntity, reportedFigure } from '../reports/report-form.ts';
import { figureFacts, ReportView, viewReports } from '../reports/report-view.ts';
import { earlierPlace, placeOf, readForm } from '../store/report-store.ts';
import { checkEvidence } from '../tasks/check-evidence.ts';
import { FileDigest } from '../tasks/evidence.ts';

/**
 * A unit reports the figure of a period, or corrects one that the office has not accepted yet, and says why. It is a fact from then
 * on, stated by a person: the tier of its measure says so.
 */
export const submitReport = defineOperation({
  name: 'submit-report',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    report: Type.String({ format: 'uuid' }),
    /** In the unit of the form. */
    value: Type.Number(),
    documents: Type.Array(
      Type.Object({ sha256: FileDigest, name: Type.String({ minLength: 1, maxLength: 255 }) }),
      { maxItems: 20 },
    ),
    note: Type.String({ maxLength: 2000 }),
  }),
  output: ReportView,
  async handle({ report, value, documents, note }, { kernel, actor }) {
    const place = await placeOf(kernel.database, report);
    const form = await readForm(kernel.database, place.form);
    const { unit, period } = place;
    const today = kernel.clock().toISOString().slice(0, 10);
    if (period > today) throw new Problem('plan.period-not-over', { period });
    await checkEvidence(
      kernel,
      documents.map((document) => ({ kind: 'file' as const, ...document })),
    );
    const [before] = await viewReports(kernel, form, await earlierPlace(kernel.database, form, place));
    const counts = before?.state === 'reported' || before?.state === 'accepted';
    checkFigure(form, { value, documents: documents.length, note }, counts ? before.value : null);
    const { state } = await kernel.cases.get(report);
    const transition = state === 'reported' ? 'correct' : 'report';
    await kernel.cases.change(
      'plan.submit-report',
      { move: [{ id: report, transition, note, detail: { value, documents } }] },
      actor,
      {
        facts: [
          {
            op: 'upsert',
            id: reportEntity(form.id, unit, period),
            types: [reportedFigure],
            statements: parseStatements(figureFacts(form, place, { value, note, documents }) as never),
          },
        ],
      },
    );
    await defineMeasure(kernel, form.id, form, actor);
    const [view] = await viewReports(kernel, form, [place]);
    if (view === undefined) throw new Problem('plan.report-not-found');
    return view;
  },
});
