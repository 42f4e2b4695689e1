import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { assurancePoints, assuranceQuery, definitionAddress } from '../data/assurance.ts';
import { useMay } from '../data/use-may.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import styles from './assurance.module.css';
import { AssuranceForm } from './assurance-form.tsx';

/** How the data of a measure is assured, in five points; what nobody has stated is told as such. */
export function DataAssurance({
  measure,
  rules = false,
}: {
  readonly measure: string;
  /** With the rules, where no figure tells what they found. */
  readonly rules?: boolean;
}) {
  const t = useText();
  const { language } = useLanguage();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(assuranceQuery(measure));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} />;
  return (
    <section className={styles['assurance']} data-testid="data-assurance">
      {editing ? (
        <AssuranceForm assurance={data} onDone={() => setEditing(false)} />
      ) : (
        <>
          <dl className={styles['points']}>
            {assurancePoints.map((point) => (
              <div key={point} data-testid={`point-${point}`} data-stated={data.points[point] !== null}>
                <dt>{t(`assurance.${point}`)}</dt>
                <dd>
                  {data.points[point] ?? <span className={styles['soft']}>{t('assurance.not-stated')}</span>}
                </dd>
              </div>
            ))}
          </dl>
          {rules && data.effective.length > 0 && (
            <>
              <h4>{t('quality.rules')}</h4>
              <ul className={styles['rules']}>
                {data.effective.map(({ demand }) => (
                  <li key={demand['zh-CN']}>{demand[language]}</li>
                ))}
              </ul>
            </>
          )}
          <p className={styles['foot']}>
            {data.statedAt !== null && (
              <span className={styles['soft']}>
                {t('assurance.by', { name: data.statedByName ?? '', version: data.version })}{' '}
                <RelativeTime at={data.statedAt} />
              </span>
            )}
            {may && (
              <Button small onClick={() => setEditing(true)} data-testid="state-assurance">
                {t(data.version === 0 ? 'assurance.state' : 'assurance.change')}
              </Button>
            )}
            <a
              href={definitionAddress(measure)}
              download={`measure-${measure}.json`}
              data-testid="export-definition"
            >
              {t('assurance.export')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
