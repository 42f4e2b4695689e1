import type { IndoorDesign, Wall } from '../../indoor/design-shape.ts';
import styles from './floor-plan.module.css';

/** Outline and walls, and the one that is being drawn. */
export function PlanWalls({ design, drawn }: { readonly design: IndoorDesign; readonly drawn: Wall | null }) {
  return (
    <g>
      <polygon
        className={styles['outline']}
        points={design.outline.map(([x, y]) => `${x},${-y}`).join(' ')}
      />
      {[...design.walls, ...(drawn === null ? [] : [drawn])].map(({ from, to, material }, index) => (
        <line
          // biome-ignore lint/suspicious/noArrayIndexKey: walls have no names, and nothing of a line is kept.
          key={index}
          className={styles['wall']}
          data-material={material}
          data-testid="wall"
          x1={from[0]}
          y1={-from[1]}
          x2={to[0]}
          y2={-to[1]}
        />
      ))}
    </g>
  );
}
