import type { Measure } from '../data/measures.ts';
import { useLanguage, useName, useText } from '../text/text-context.ts';
import { SeriesBreaks } from './series-breaks.tsx';
import styles from './step.module.css';

/** A measure in words and as its formula. */
export function MeasureStep({ measure }: { readonly measure: Measure }) {
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
