import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { ResultList } from './scenarios/result-list.tsx';
import { ScenarioHead } from './scenarios/scenario-head.tsx';
import { ScenarioLines } from './scenarios/scenario-lines.tsx';
import { ScenarioMark } from './scenarios/scenario-mark.tsx';
import { ScenarioProposal } from './scenarios/scenario-proposal.tsx';
import { scenarioQuery } from './scenarios/scenario-query.ts';
import { ScenarioRun } from './scenarios/scenario-run.tsx';
import styles from './scenarios/scenarios.module.css';

/** One scenario: what it proposes, what that would make of the targets beside what is, and what became of it. */
export function Page() {
  const t = useText('plan');
  const params: { scenario?: string } = useParams({ strict: false });
  const id = params.scenario ?? '';
  const { data: view, error, refetch } = useQuery(scenarioQuery(id));
  const may = useMay();
  usePageTitle(view === undefined ? t('pages.scenario') : `${t('scenario.mark')} · ${view.scenario.name}`);
  const outcome = view?.result?.outcome;
  useSynthetic(
    view?.scenario.synthetic === true ||
      (outcome?.targets.some(({ target }) => target.reading?.synthetic === true) ?? false),
  );
  return (
    <div className={styles['page']} data-testid="scenario-page">
      <p>
        <Link to="/scenarios">{t('pages.scenarios')}</Link>
      </p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && view === undefined && <Skeleton lines={10} />}
      {view !== undefined && (
        <>
          <ScenarioHead key={`head ${view.scenario.version}`} view={view} />
          <ScenarioLines key={id} view={view} />
          <section className={styles['card']} data-testid="scenario-result">
            <h2>
              {t('scenario.result')} <ScenarioMark />
            </h2>
            {(view.result?.stale ?? []).map((why) => (
              <p key={why} className={styles['stale']} role="status" data-testid="scenario-stale">
                {t(`scenario.stale.${why}`)}
              </p>
            ))}
            {may && (
              <ScenarioRun
                scenario={id}
                again={view.result !== null}
                disabled={view.scenario.changes.length === 0}
              />
            )}
            {outcome === undefined ? (
              <p className={styles['soft']}>{t('scenario.result.none')}</p>
            ) : (
              <ResultList outcome={outcome} />
            )}
            {outcome !== undefined && <p className={styles['soft']}>{t('scenario.model')}</p>}
          </section>
          <ScenarioProposal view={view} />
        </>
      )}
    </div>
  );
}
