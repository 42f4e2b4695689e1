import { useText } from '../text/text-context.ts';
import { classes } from './classes.ts';
import styles from './tier.module.css';

export type TierLetter = 'A' | 'B' | 'C' | 'D';

/** How a figure came to be, as a letter: A running system, B official statistic, C reported with a document, D without. */
export function Tier({ tier }: { readonly tier: TierLetter }) {
  const t = useText();
  const sentence = t(`tier.${tier}`);
  return (
    <abbr className={classes(styles['tier'], styles[tier])} title={sentence}>
      {tier}
      <span className="visually-hidden"> {sentence}</span>
    </abbr>
  );
}
