import { useEffect, useRef, useState } from 'react';
import { classes } from './classes.ts';
import styles from './figure.module.css';

/**
 * A number with its unit. One that changes while it is shown is underlined in jade for a second;
 * its box keeps its place, nothing jumps.
 */
export function Figure({
  figure,
  unit = '',
  size = 'row',
}: {
  readonly figure: string;
  readonly unit?: string;
  readonly size?: 'row' | 'large' | 'small';
}) {
  const changed = useChanged(figure);
  return (
    <span
      className={classes(styles['figure'], styles[size], changed && styles['changed'])}
      data-changed={changed}
    >
      <span className={styles['number']} data-testid="figure-number">
        {figure}
      </span>
      {unit !== '' && <span className={styles['unit']}>{unit === '%' ? '%' : `\u2009${unit}`}</span>}
    </span>
  );
}

/** True for a second after the value has become another one. */
function useChanged(value: string): boolean {
  const before = useRef(value);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), 1400);
    return () => clearTimeout(timer);
  }, [value]);
  return changed;
}
