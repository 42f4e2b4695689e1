import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { usePlace } from '@yuheng/console/data/use-place';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Lamp } from '@yuheng/console/ui/lamp';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { ScenarioMark } from './scenarios/scenario-mark.tsx';
import { type ScenarioTarget, type ScenarioView, scenarioQuery } from './scenarios/scenario-query.ts';
import styles from './scenarios/scenarios.module.css';
import { chanceWords, shownWords } from './scenarios/target-figures.ts';
import { goalWords, joined } from './target-words.ts';

/** Two to four scenarios side by side: for each target that one of them concerns, where it goes, how likely, and its lamp. */
export function Page() {
  const t = useText('plan');
  const { query } = usePlace();
  const ids = [...new Set((query['of'] ?? '').split('.').filter((id) => id !== ''))].slice(0, 4);
  const asked = useQueries({ queries: ids.map((id) => scenarioQuery(id)) });
  usePageTitle(t('pages.scenarios-compared'));
  const views = asked.flatMap(({ data }) => (data === undefined ? [] : [data]));
  useSynthetic(views.some(({ scenario }) => scenario.synthetic));
  const failed = asked.find(({ error }) => error !== null);
  const waiting = asked.some(({ isPending }) => isPending);
  return (
    <div className={styles['page']} data-testid="scenarios-compared">
      <p>
        <Link to="/scenarios">{t('pages.scenarios')}</Link>
      </p>
      <h1>
        {t('pages.scenarios-compared')} <ScenarioMark />
      </h1>
      {failed?.error != null && <Failure error={failed.error} onRetry={() => void failed.refetch()} />}
      {failed === undefined && waiting && <Skeleton lines={8} />}
      {ids.length < 2 && <Empty title={t('scenario.compare.hint')} />}
      {views.length >= 2 && !waiting && <Compared views={views} />}
    </div>
  );
}

function Compared({ views }: { readonly views: readonly ScenarioView[] }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const all = views.flatMap(({ result }) => result?.outcome.targets ?? []);
  const subjects = new Map(all.filter((one) => one.concerned).map((one) => [one.target.id, one]));
  const side = (target: ScenarioTarget['target'], of: Pick<ScenarioTarget, 'forecast' | 'lamp'>) => (
    <>
      <p>
        <strong>{chanceWords(of.forecast?.chance)}</strong> <Lamp state={of.lamp} size="small" />
      </p>
      {of.forecast !== null && (
        <p className={styles['soft']}>
          {t('scenario.interval', {
            median: shownWords(target, of.forecast.median, language, t),
            low: shownWords(target, of.forecast.low, language, t),
            high: shownWords(target, of.forecast.high, language, t),
          })}
        </p>
      )}
    </>
  );
  return (
    <section className={styles['card']}>
      <div className={styles['scroll']}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('scenario.target.column')}</th>
              <th scope="col">{t('scenario.without')}</th>
              {views.map(({ scenario, result }) => (
                <th key={scenario.id} scope="col">
                  <Link to="/scenarios/$scenario" params={{ scenario: scenario.id }}>
                    {scenario.name}
                  </Link>
                  {result === null && <p>{t('scenario.not-run')}</p>}
                  {result !== null && result.stale.length > 0 && <p>{t('scenario.stale')}</p>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...subjects.values()].map(({ target }) => {
              const goal = goalWords(target, language, t);
              return (
                <tr key={target.id} data-testid="compared-row">
                  <th scope="row">
                    {target.subject}
                    {goal !== null && <p className={styles['soft']}>{joined(goal)}</p>}
                  </th>
                  <td>{side(target, { forecast: target.forecast, lamp: target.lamp })}</td>
                  {views.map(({ scenario, result }) => {
                    const own = result?.outcome.targets.find((one) => one.target.id === target.id);
                    return (
                      <td key={scenario.id}>
                        {own === undefined ? (
                          '–'
                        ) : own.concerned ? (
                          side(own.target, own)
                        ) : (
                          <p className={styles['soft']}>{t('scenario.unchanged')}</p>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {subjects.size === 0 && <p className={styles['soft']}>{t('scenario.none-concerned')}</p>}
    </section>
  );
}
