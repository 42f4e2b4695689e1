import { formatNumber } from '@yuheng/console/text/format-number';
import { formatMeasured } from '@yuheng/console/text/format-quantity';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Lamp } from '@yuheng/console/ui/lamp';
import { goalWords, joined } from '../target-words.ts';
import { ScenarioMark } from './scenario-mark.tsx';
import type { ScenarioView } from './scenario-query.ts';
import styles from './scenarios.module.css';
import { SideBySide } from './side-by-side.tsx';
import { headlineWords } from './target-figures.ts';

type Outcome = NonNullable<ScenarioView['result']>['outcome'];

/** What a scenario makes of the targets: each that it concerns as it is and as it would be, and how many it leaves as they are. */
export function ResultList({ outcome }: { readonly outcome: Outcome }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const concerned = outcome.targets.filter((one) => one.concerned);
  const others = outcome.targets.length - concerned.length;
  return (
    <>
      {concerned.length === 0 && <p className={styles['soft']}>{t('scenario.none-concerned')}</p>}
      <ul className={styles['targets']}>
        {concerned.map((one) => {
          const { target } = one;
          const goal = goalWords(target, language, t);
          return (
            <li key={target.id} className={styles['target']} data-testid="scenario-target">
              <header>
                <h3>{target.subject}</h3>
                <p className={styles['soft']}>
                  {[
                    one.planTitle,
                    goal === null ? '' : `${t('target.goal')} ${joined(goal)}`,
                    target.due === null ? '' : `${t('target.due')} ${formatDate(target.due)}`,
                  ]
                    .filter((words) => words !== '')
                    .join(' · ')}
                </p>
              </header>
              <p className={styles['headline']} data-testid="scenario-headline">
                {headlineWords(target.forecast?.chance, one.forecast?.chance, t)} <Lamp state={target.lamp} />
                <span aria-hidden="true">→</span>
                <Lamp state={one.lamp} /> <ScenarioMark />
              </p>
              <SideBySide one={one} />
            </li>
          );
        })}
      </ul>
      {others > 0 && (
        <p className={styles['soft']}>{t('scenario.others', { count: formatNumber(others, language) })}</p>
      )}
      {outcome.figures.length > 0 && (
        <section>
          <h3>{t('scenario.figures')}</h3>
          <div className={styles['scroll']}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('scenario.figure')}</th>
                  <th scope="col">{t('scenario.on')}</th>
                  <th scope="col">{t('scenario.without')}</th>
                  <th scope="col">
                    {t('scenario.with')} <ScenarioMark />
                  </th>
                </tr>
              </thead>
              <tbody>
                {outcome.figures.map((figure) => {
                  const words = (value: number | null) => {
                    if (value === null) return '–';
                    return joined(formatMeasured(value, figure.unit, figure.decimals, language, t));
                  };
                  return (
                    <tr key={figure.measure}>
                      <th scope="row">{figure.title[language]}</th>
                      <td>{formatDate(figure.at)}</td>
                      <td>{words(figure.without)}</td>
                      <td>{words(figure.with)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  );
}
