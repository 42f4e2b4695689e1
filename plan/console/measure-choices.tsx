import type { Measure } from '@yuheng/console/data/measures';
import { matches } from '@yuheng/console/text/sort-rows';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Tier } from '@yuheng/console/ui/tier';
import { useState } from 'react';
import styles from './bind-measure.module.css';

/** All measures, the suggested ones first. */
export function MeasureChoices({
  measures,
  suggested,
  present,
  busy,
  onChoose,
}: {
  readonly measures: readonly Measure[];
  readonly suggested: readonly { readonly code: string; readonly score: number }[];
  readonly present: string | null;
  readonly busy: boolean;
  readonly onChoose: (code: string) => void;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const [question, setQuestion] = useState('');
  const place = new Map(suggested.map(({ code }, index) => [code, index]));
  const found = measures
    .filter((measure) => matches(question, [measure.title[language], measure.definition[language]]))
    .toSorted((a, b) => (place.get(a.code) ?? 1e6) - (place.get(b.code) ?? 1e6));
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
              {place.has(measure.code) && <span className={styles['suggested']}>{t('bind.suggested')}</span>}
              <p className={styles['words']}>{measure.definition[language]}</p>
            </div>
            {measure.code === present ? (
              <span className={styles['words']}>{t('bind.present')}</span>
            ) : (
              <Button small busy={busy} onClick={() => onChoose(measure.code)}>
                {t('bind.use')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
