import styles from './progress-bar.module.css';

/** How far something is; without a total it only says that it goes on. */
export function ProgressBar({
  done,
  total,
  label,
}: {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}) {
  return (
    <progress
      className={styles['bar']}
      aria-label={label}
      {...(total > 0 ? { value: done, max: total } : {})}
    />
  );
}
