import type { Room } from '../../indoor/design-shape.ts';
import { ringMiddle } from '../../indoor/ring-middle.ts';
import styles from './floor-plan.module.css';

/** Rooms with their names; one without has only its edge. */
export function PlanRooms({ rooms, sign }: { readonly rooms: readonly Room[]; readonly sign: number }) {
  return (
    <g>
      {rooms.map(({ name, corners }, index) => {
        const [x, y] = ringMiddle(corners);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rooms may have no names, and nothing of a shape is kept.
          <g key={index} className={styles['room']} data-testid="room">
            <polygon points={corners.map(([east, north]) => `${east},${-north}`).join(' ')} />
            {name !== '' && (
              <text transform={`translate(${x} ${-y}) scale(${sign})`} textAnchor="middle">
                {name.length > 14 ? `${name.slice(0, 13)}…` : name}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
