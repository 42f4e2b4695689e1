import { usePlace } from '@yuheng/console/data/use-place';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import styles from './build-out-page.module.css';
import type { ListedProject } from './build-out-queries.ts';
import { countStandings } from './stage-filter.ts';

/** How many projects stand in which stage, in the order of the way; each shows only its own. */
export function StandingFilter({ projects }: { readonly projects: readonly ListedProject[] }) {
  const t = useText('network');
  const { language } = useLanguage();
  const { query, set } = usePlace();
  const counts = countStandings(projects);
  const late = counts.some(({ overdue }) => overdue > 0);
  return (
    <ol className={styles['standings']} aria-label={t('build-out.standings')}>
      {counts.map(({ standing, projects: count, overdue }) => (
        <li key={standing}>
          <button
            type="button"
            aria-pressed={query['stage'] === standing}
            onClick={() => set({ stage: query['stage'] === standing ? undefined : standing })}
            data-testid="standing"
            data-standing={standing}
          >
            <span>{t(standing === 'none' ? 'build-out.none' : `cases.SiteBuildOut.states.${standing}`)}</span>
            <strong>{formatNumber(count, language)}</strong>
            {/* Where one tells of late sites, all have that line: their counts stay level. */}
            {late && (
              <small data-overdue={overdue > 0}>
                {overdue > 0
                  ? t('build-out.overdue.count', { count: formatNumber(overdue, language) })
                  : '\u00a0'}
              </small>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
