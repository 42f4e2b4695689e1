import { memo, useId, useMemo } from 'react';
import type { FloorLevels } from '../../indoor/floor-levels.ts';
import { levelPaths, weakPath } from '../../indoor/level-paths.ts';
import { paletteOf } from '../../rules/picture-classes.ts';
import { useTheme } from '../use-theme.ts';
import styles from './floor-plan.module.css';

/** Levels in the colours of the coverage map; what is below the threshold is hatched too. */
export const HeatMap = memo(function HeatMap({
  levels,
  threshold,
  sign,
}: {
  readonly levels: FloorLevels;
  readonly threshold: number;
  readonly sign: number;
}) {
  const hatch = useId();
  const palette = paletteOf('level', useTheme());
  const paths = useMemo(() => levelPaths(levels), [levels]);
  const weak = useMemo(() => weakPath(levels, threshold), [levels, threshold]);
  return (
    <g className={styles['levels']} shapeRendering="crispEdges">
      {paths.map(({ index, path }) => (
        <path key={index} d={path} fill={palette[index]} />
      ))}
      <pattern
        id={hatch}
        width={1.4 * sign}
        height={1.4 * sign}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={0.35 * sign} height={1.4 * sign} className={styles['hatch']} />
      </pattern>
      <path d={weak} fill={`url(#${hatch})`} shapeRendering="auto" />
    </g>
  );
});
