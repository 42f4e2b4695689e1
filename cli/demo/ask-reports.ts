import type { Client } from '@yuheng/kernel/client';
import { dueAfter } from '@yuheng/kernel/working-days';
import type { pack as plan } from '@yuheng/plan/pack';
import { both, text } from '../text.ts';

/** Figures of the units for the two periods that were due last, the older first; what is not here is late. */
const FIGURES: readonly (readonly (number | null)[])[] = [
  [6, 9],
  [4, 5],
  [3, null],
];

/** A figure that no system of the demo records is asked of three units; one of them has not reported the last quarter that was due. */
export async function askReports(plans: Client<typeof plan>, now: Date): Promise<void> {
  const title = both('demo.form');
  const known = (await plans['list-report-forms']({})).forms.find((form) => form.title === title);
  const form = known?.id ?? (await ask(plans, title, now));
  const { units, reports } = await plans['read-report-form']({ form });
  for (const [row, unit] of units.entries()) {
    const own = reports.filter((report) => report.unit === unit);
    for (const [index, value] of (FIGURES[row] ?? []).entries()) {
      const report = own.toSorted((a, b) => (a.period < b.period ? -1 : 1))[index];
      if (value === null || report?.state !== 'asked') continue;
      await plans['submit-report']({
        report: report.report,
        value,
        documents: [],
        note: both('demo.form-note'),
      });
      if (index === 0) await plans['judge-report']({ report: report.report, verdict: 'accept', note: '' });
    }
  }
}

/** Within these after its end a quarter is reported. */
const WORKING_DAYS = 10;

async function ask(plans: Client<typeof plan>, title: string, now: Date): Promise<string> {
  const quarter = (away: number): string =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 3 * away, 1)).toISOString().slice(0, 10);
  const ended = new Date(Date.UTC(now.getUTCFullYear(), 3 * Math.floor(now.getUTCMonth() / 3), 0));
  // In the first weeks of a quarter nobody is late with the one before.
  const open = dueAfter(ended, WORKING_DAYS) > now.toISOString() ? 1 : 0;
  const tasks = (await plans['read-board']({})).plans.flatMap(({ sections }) =>
    sections.flatMap((section) => section.tasks),
  );
  const leads = tasks.flatMap(({ units }) => units.slice(0, 1).map(({ unit }) => unit));
  const { form } = await plans['make-report-form']({
    title,
    definition: both('demo.form-definition'),
    unit: text('demo.form-unit')['zh-CN'],
    every: 'quarter',
    total: 'sum',
    direction: 'up',
    decimals: 0,
    documented: false,
    workingDays: WORKING_DAYS,
    minimum: 0,
    maximum: 500,
    mostChange: 100,
    units: [...new Set(leads)].slice(0, FIGURES.length),
    from: quarter(-2 - open),
    to: quarter(2),
  });
  return form;
}
