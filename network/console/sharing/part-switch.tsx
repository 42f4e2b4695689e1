import { useText } from '@yuheng/console/text/text-context';
import styles from './part-switch.module.css';

export const planParts = ['sites', 'unserved', 'candidates', 'exposure', 'notices'] as const;
export type PlanPart = (typeof planParts)[number];

/** One list of a plan at a time. */
export function PartSwitch({
  part,
  counts,
  onPart,
}: {
  readonly part: PlanPart;
  readonly counts: Readonly<Record<PlanPart, string>>;
  readonly onPart: (part: PlanPart) => void;
}) {
  const t = useText('network');
  return (
    <fieldset className={styles['switch']}>
      <legend className="visually-hidden">{t('sharing.part')}</legend>
      {planParts.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="plan-part"
            value={each}
            checked={each === part}
            onChange={() => onPart(each)}
            data-testid="plan-part"
          />
          <span>
            {t(`sharing.part.${each}`)} <small>{counts[each]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
