import { useText } from '@yuheng/console/text/text-context';
import { ActForm } from '../task/act-form.tsx';

/** The office accepts a figure, or sends it back with the reason. */
export function JudgeReport({ report }: { readonly report: string }) {
  const t = useText('plan');
  return (
    <div>
      <ActForm
        title={t('cases.PlanReport.transitions.accept')}
        testId="accept-report"
        operation="plan/judge-report"
        fields={[{ name: 'note', label: t('reports.note'), optional: true }]}
        bodyOf={({ note = '' }) => ({ report, verdict: 'accept', note })}
      />
      <ActForm
        title={t('cases.PlanReport.transitions.return')}
        testId="return-report"
        operation="plan/judge-report"
        fields={[{ name: 'note', label: t('task.act.reason') }]}
        bodyOf={({ note }) => ({ report, verdict: 'return', note })}
      />
    </div>
  );
}
