import { Link } from '@tanstack/react-router';
import { useNow } from '@yuheng/console/data/use-now';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { periodWords } from './period-words.ts';
import styles from './reports.module.css';
import type { FormWithReports, Report } from './reports-query.ts';

/** Units by periods that are over, the newest first: what was reported, and what of it is late or unchecked. */
export function ReportMatrix({ form }: { readonly form: FormWithReports }) {
  const t = useText('plan');
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const periods = [...new Set(form.reports.map(({ period }) => period))]
    .filter((period) => period <= today)
    .toSorted()
    .toReversed();
  const reports = new Map(form.reports.map((report) => [`${report.unit} ${report.period}`, report]));
  if (periods.length === 0) return <p className={styles['lead']}>{t('reports.not-yet')}</p>;
  return (
    <div className={styles['scroll']}>
      <table className={styles['matrix']} data-testid="report-matrix">
        <thead>
          <tr>
            <th scope="col">{t('reports.unit-of', { unit: form.unit })}</th>
            {periods.map((period) => (
              <th key={period} scope="col">
                {periodWords(form.every, period, t)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {form.units.map((unit) => (
            <tr key={unit}>
              <th scope="row">{unit}</th>
              {periods.map((period) => (
                <td key={period} className={styles['cell']}>
                  <Cell report={reports.get(`${unit} ${period}`)} decimals={form.decimals} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ report, decimals }: { readonly report: Report | undefined; readonly decimals: number }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const now = useNow();
  if (report === undefined) return null;
  const { state, value, dueAt } = report;
  const late = state === 'asked' && dueAt !== null && Date.parse(dueAt) < now;
  const counts = state === 'reported' || state === 'accepted';
  return (
    <Link to="/reports/$report" params={{ report: report.report }}>
      {counts && value !== null ? (
        formatNumber(value, language, decimals, true)
      ) : (
        <span className={styles['none']}>—</span>
      )}
      {state !== 'accepted' && (
        <small className={classes(late && styles['late'])}>
          {t(late ? 'reports.state.late' : `cases.PlanReport.states.${state}`)}
        </small>
      )}
    </Link>
  );
}
