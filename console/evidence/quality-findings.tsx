import { useQuery } from '@tanstack/react-query';
import { type QualityFinding, qualityQuery } from '../data/assurance.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Failure, Skeleton } from '../ui/states.tsx';
import styles from './assurance.module.css';

/** What the rules over the data of a figure found, the failing ones first. */
export function QualityFindings({ measurement }: { readonly measurement: string }) {
  const t = useText();
  const { data, error, refetch } = useQuery(qualityQuery(measurement));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={2} />;
  if (data.findings.length === 0) return <p className={styles['soft']}>{t('quality.none')}</p>;
  const rank = { failed: 0, unchecked: 1, met: 2 };
  const ordered = data.findings.toSorted((a, b) => rank[a.standing] - rank[b.standing]);
  return (
    <ul className={styles['findings']} data-testid="quality-findings">
      {ordered.map((finding) => (
        <Found key={finding.demand['zh-CN']} finding={finding} />
      ))}
    </ul>
  );
}

const signs = { met: '✓', failed: '!', unchecked: '–' } as const;

function Found({ finding }: { readonly finding: QualityFinding }) {
  const t = useText();
  const { language } = useLanguage();
  const { standing, demand, found, grey, examples } = finding;
  return (
    <li className={styles['finding']} data-standing={standing} data-testid="quality-finding">
      <span className={styles['sign']} aria-hidden="true">
        {signs[standing]}
      </span>
      <div>
        <p>{demand[language]}</p>
        <p className={styles['soft']}>
          <b className={styles['standing']}>{t(`quality.${standing}`)}</b> · {found[language]}
        </p>
        {standing === 'failed' && examples.length > 0 && (
          <p className={styles['soft']}>
            {t('quality.examples', {
              names: examples
                .map(({ id, label }) => label ?? id.slice(id.lastIndexOf(':') + 1))
                .join(t('quality.comma')),
            })}
          </p>
        )}
        {standing === 'failed' && grey && <p className={styles['soft']}>{t('quality.grey')}</p>}
      </div>
    </li>
  );
}
