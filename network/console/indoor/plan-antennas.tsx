import { useText } from '@yuheng/console/text/text-context';
import { type KeyboardEvent, useState } from 'react';
import { snapped } from '../../indoor/corner-text.ts';
import type { IndoorDesign, Radiator } from '../../indoor/design-shape.ts';
import { isRadiator } from '../../indoor/radiators.ts';
import styles from './floor-plan.module.css';
import { placeOf } from './use-plan-pointer.ts';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Antennas and heads of a floor; each is dragged, or moved with the arrow keys by half a metre. */
export function PlanAntennas({
  design,
  floor,
  sign,
  chosen,
  onChoose,
  onMove,
}: {
  readonly design: IndoorDesign;
  readonly floor: number;
  readonly sign: number;
  readonly chosen: string | null;
  readonly onChoose: (part: string | null) => void;
  readonly onMove: (part: string, x: number, y: number) => void;
}) {
  const t = useText('network');
  const [dragged, setDragged] = useState<string | null>(null);
  const here = design.parts.filter(isRadiator).filter((part) => part.floor === floor);
  const step =
    ({ id, x, y }: Radiator) =>
    (event: KeyboardEvent) => {
      const way = steps[event.key];
      if (way === undefined) return;
      event.preventDefault();
      const [nextX, nextY] = snapped([x, y]);
      onMove(id, nextX + way[0] / 2, nextY + way[1] / 2);
    };
  return (
    <g>
      {here.map((part) => (
        <g
          key={part.id}
          className={styles['antenna']}
          data-chosen={part.id === chosen}
          data-testid="plan-antenna"
          data-part={part.id}
          role="button"
          tabIndex={0}
          aria-label={t('indoor.antenna.at', { part: part.id, x: part.x, y: part.y })}
          transform={`translate(${part.x} ${-part.y}) scale(${sign})`}
          onFocus={() => onChoose(part.id)}
          onKeyDown={step(part)}
          onPointerDown={(event) => {
            event.stopPropagation();
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragged(part.id);
            onChoose(part.id);
          }}
          onPointerMove={(event) => {
            if (dragged === part.id) onMove(part.id, ...snapped(placeOf(event)));
          }}
          onPointerUp={() => setDragged(null)}
          onPointerCancel={() => setDragged(null)}
        >
          <circle r={3} className={styles['grasp']} />
          {part.kind === 'antenna' ? <circle r={1.1} /> : <rect x={-1} y={-1} width={2} height={2} />}
          <text x={1.8} y={0.9}>
            {part.id}
          </text>
        </g>
      ))}
    </g>
  );
}
