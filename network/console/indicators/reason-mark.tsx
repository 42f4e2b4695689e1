import { useText } from '@yuheng/console/text/text-context';
import type { StandingReason } from '../../rules/cell-standings.ts';
import styles from './indicators-page.module.css';
import { isCovered, standingLook } from './standing-look.ts';

/** A reason as colour, shape and word: covered is filled, not covered is a frame. */
export function ReasonMark({ reason, count }: { readonly reason: StandingReason; readonly count?: string }) {
  const t = useText('network');
  const { colour, strength } = standingLook[reason];
  return (
    <span className={styles['reason']} data-reason={reason} data-covered={isCovered(reason)}>
      <i
        style={{ '--look': `var(${colour})`, '--strength': `${100 * strength}%` } as object}
        aria-hidden="true"
      />
      {t(`indicators.reason.${reason}`)}
      {count !== undefined && <b>{count}</b>}
    </span>
  );
}
