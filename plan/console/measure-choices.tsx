import type { Measure } from '@yuheng/console/data/measures';
import { matches } from '@yuheng/console/text/sort-rows';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Tier } from '@yuheng/console/ui/tier';
import { useState } from 'react';
import styles from './bind-measure.module.css';

/** Below this the words have too little in common to call it a suggestion. */
const ALIKE = 0.25;

/** The measures that fit the target's unit, the likeliest first. */
export function MeasureChoices({
  measures,
  fitting,
  present,
  onChoose,
}: {
  readonly measures: readonly Measure[];
  readonly fitting: readonly { readonly code: string; readonly score: number }[];
  readonly present: string | null;
  readonly onChoose: (code: string) => void;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const [question, setQuestion] = useState('');
  const byCode = new Map(measures.map((measure) => [measure.code, measure]));
  const found = fitting.flatMap(({ code, score }) => {
    const measure = byCode.get(code);
    const fits = measure && matches(question, [measure.title[language], measure.definition[language]]);
    return fits ? [{ ...measure, score }] : [];
  });
  if (fitting.length === 0) return <p>{t('bind.no-fit')}</p>;
  return (
    <div className={styles['choices']}>
      <Field
        label={t('bind.choose')}
        type="search"
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
      />
      <ul>
        {found.map((measure) => (
          <li key={measure.code} data-testid="measure-choice">
            <Tier tier={measure.tier} />
            <div>
              <strong>{measure.title[language]}</strong>
              {measure.score >= ALIKE && <span className={styles['suggested']}>{t('bind.suggested')}</span>}
              <p className={styles['words']}>{measure.definition[language]}</p>
            </div>
            {measure.code === present ? (
              <span className={styles['words']}>{t('bind.present')}</span>
            ) : (
              <Button small onClick={() => onChoose(measure.code)}>
                {t('bind.use')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
