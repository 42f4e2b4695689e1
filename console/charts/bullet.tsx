import { type BulletInput, bulletGeometry } from '../text/bullet-geometry.ts';
import { classes } from '../ui/classes.ts';
import type { LampState } from '../ui/lamp.tsx';
import styles from './bullet.module.css';

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/**
 * Value as a bar, goal as a tick, required pace as a small mark under it, stretch as a pale second tick, the forecast for the due
 * date as a bracket over it.
 */
export function Bullet({
  label,
  lamp,
  ...input
}: BulletInput & { readonly label: string; readonly lamp: LampState }) {
  const { bar, goal, stretch, required, band } = bulletGeometry(input);
  return (
    <span className={classes(styles['bullet'], styles[lamp])} role="img" aria-label={label}>
      <span className={styles['track']} />
      {stretch !== null && (
        <span className={styles['range']} style={{ left: percent(goal), width: percent(stretch - goal) }} />
      )}
      <span className={styles['bar']} style={{ width: percent(bar) }} />
      {band !== null && (
        <span
          className={styles['band']}
          style={{ left: percent(band.low), width: percent(band.high - band.low) }}
        />
      )}
      {required !== null && required !== goal && (
        <span className={styles['required']} style={{ left: percent(required) }} />
      )}
      <span className={styles['goal']} style={{ left: percent(goal) }} />
    </span>
  );
}
