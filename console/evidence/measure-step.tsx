import type { Measure } from '../data/measures.ts';
import { useLanguage, useName, useText } from '../text/text-context.ts';
import { DataAssurance } from './data-assurance.tsx';
import { SeriesBreaks } from './series-breaks.tsx';
import styles from './step.module.css';

/** A measure in words and as its formula, and how its data is assured. */
export function MeasureStep({
  measure,
  rules = false,
}: {
  readonly measure: Measure;
  /** With the rules over its data, where no figure tells what they found. */
  readonly rules?: boolean;
}) {
  const t = useText();
  const name = useName();
  const { language } = useLanguage();
  return (
    <>
      <p className={styles['words']}>{measure.definition[language]}</p>
      <pre className={styles['formula']}>
        <code>{measure.expression}</code>
      </pre>
      <dl className={styles['pairs']}>
        {Object.entries(measure.select).map(([key, selection]) => (
          <Selected
            key={key}
            name={key}
            types={(selection.types ?? []).map((type) => name(`entities.${type}.title`, type))}
            q={selection.q}
          />
        ))}
        <dt>{t('measure.direction')}</dt>
        <dd>{t(`measure.direction.${measure.direction}`)}</dd>
        <dt>{t('measure.version')}</dt>
        <dd>
          <code>{measure.code}</code> · v{measure.version}
        </dd>
      </dl>
      <SeriesBreaks code={measure.code} />
      <h4 className={styles['part']}>{t('assurance.title')}</h4>
      <DataAssurance measure={measure.code} rules={rules} />
    </>
  );
}

function Selected({
  name,
  types,
  q,
}: {
  readonly name: string;
  readonly types: readonly string[];
  readonly q: string | undefined;
}) {
  return (
    <>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        {types.join(' · ')}
        {q !== undefined && (
          <>
            {' '}
            <code>{q}</code>
          </>
        )}
      </dd>
    </>
  );
}
