import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  assurancePoints,
  assuranceQuery,
  definitionAddress,
  type MeasureAssurance,
} from '../data/assurance.ts';
import { useMay } from '../data/use-may.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import styles from './assurance.module.css';
import { AssuranceForm } from './assurance-form.tsx';
import { QualityForm } from './quality-form.tsx';

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
  const [editing, setEditing] = useState<'points' | 'rules' | null>(null);
  const { data, error, refetch } = useQuery(assuranceQuery(measure));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} />;
  return (
    <section className={styles['assurance']} data-testid="data-assurance">
      {editing === 'points' && <AssuranceForm assurance={data} onDone={() => setEditing(null)} />}
      {editing === 'rules' && <QualityForm assurance={data} onDone={() => setEditing(null)} />}
      {editing === null && (
        <>
          <Points points={data.points} />
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
              <>
                <Button small onClick={() => setEditing('points')} data-testid="state-assurance">
                  {t(data.version === 0 ? 'assurance.state' : 'assurance.change')}
                </Button>
                <Button small onClick={() => setEditing('rules')} data-testid="change-rules">
                  {t(data.effective.length === 0 ? 'quality.set-rules' : 'quality.change-rules')}
                </Button>
              </>
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

/** What is stated, and in one line what is not. */
function Points({ points }: Pick<MeasureAssurance, 'points'>) {
  const t = useText();
  const stated = assurancePoints.filter((point) => points[point] !== null);
  const missing = assurancePoints.filter((point) => points[point] === null);
  return (
    <>
      {stated.length > 0 && (
        <dl className={styles['points']}>
          {stated.map((point) => (
            <div key={point} data-testid={`point-${point}`}>
              <dt>{t(`assurance.${point}`)}</dt>
              <dd>{points[point]}</dd>
            </div>
          ))}
        </dl>
      )}
      {missing.length > 0 && (
        <p className={styles['missing']} data-testid="not-stated">
          {t('assurance.not-stated', {
            points: missing.map((point) => t(`assurance.${point}`)).join(t('quality.comma')),
          })}
        </p>
      )}
    </>
  );
}
