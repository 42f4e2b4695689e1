import { sparklinePath, type TrendPoint } from '../text/sparkline-path.ts';
import styles from './sparkline.module.css';

/** The history of a figure as a thin line whose last point is marked. Decoration beside the figure itself. */
export function Sparkline({
  trend,
  width = 96,
  height = 28,
}: {
  readonly trend: readonly TrendPoint[];
  readonly width?: number;
  readonly height?: number;
}) {
  const path = sparklinePath(trend, width, height);
  return (
    <svg
      className={styles['spark']}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {path !== null && (
        <>
          <path d={path.line} />
          <circle cx={path.last.x} cy={path.last.y} r="2.5" />
        </>
      )}
    </svg>
  );
}
