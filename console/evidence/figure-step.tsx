import type { Measurement } from '../data/measures.ts';
import { formatMeasured } from '../text/format-quantity.ts';
import { formatDateTime } from '../text/format-time.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Figure } from '../ui/figure.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SyntheticMark } from '../ui/synthetic-mark.tsx';
import { Tier } from '../ui/tier.tsx';
import styles from './step.module.css';

export function FigureStep({ measurement }: { readonly measurement: Measurement }) {
  const t = useText();
  const { language } = useLanguage();
  const { value, unit, at, tier, synthetic, definition, noValue } = measurement;
  const shown = value === null ? null : formatMeasured(value, unit, definition.decimals, language, t);
  return (
    <>
      <p className={styles['figure']}>
        <Figure figure={shown?.figure ?? t('evidence.no-value')} unit={shown?.unit ?? ''} size="large" />
        <span className={styles['soft']}>
          {t('evidence.at')} <RelativeTime at={at} /> · {formatDateTime(at)}
        </span>
        {synthetic && <SyntheticMark />}
      </p>
      {noValue !== null && (
        <p data-testid="no-value">{t(`evidence.no-value.${noValue.code}`, { place: noValue.place })}</p>
      )}
      <p className={styles['tier']}>
        <Tier tier={tier} />
        <span>
          {t(`tier.${tier}`)}
          {tier !== definition.tier && t('evidence.stated', { tier: definition.tier })}
        </span>
      </p>
    </>
  );
}
