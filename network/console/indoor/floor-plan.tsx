import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import { useState } from 'react';
import { type IndoorDesign, type Material, materials, type Part } from '../../indoor/design-shape.ts';
import type { FloorLevels } from '../../indoor/floor-levels.ts';
import type { FloorSummary } from '../../indoor/floor-summary.ts';
import { outlineBox } from '../../indoor/outline-box.ts';
import { pictureExtent } from '../../indoor/picture-scale.ts';
import styles from './floor-plan.module.css';
import { HeatMap } from './heat-map.tsx';
import { LevelLegend } from './level-legend.tsx';
import type { Measured } from './picture-form.tsx';
import { PlanAntennas } from './plan-antennas.tsx';
import { PlanPicture } from './plan-picture.tsx';
import { PlanRooms } from './plan-rooms.tsx';
import { PlanWalls } from './plan-walls.tsx';
import { useLinePointer } from './use-plan-pointer.ts';
import { useScale } from './use-scale.ts';

/** The plan of a floor with its levels; antennas are moved on it, walls drawn. */
export function FloorPlan({
  design,
  floor,
  levels,
  start,
  worst,
  chosen,
  measuring,
  measured,
  onMeasured,
  onChoose,
  onDesign,
  onFloor,
}: {
  readonly design: IndoorDesign;
  readonly floor: number;
  /** Null where nothing is designed: then nothing is weak either. */
  readonly levels: FloorLevels | null;
  /** Whether it is only what an editor begins with: then it is drawn as a suggestion. */
  readonly start: boolean;
  readonly worst: FloorSummary['worst'];
  readonly chosen: string | null;
  /** Whether a distance is being measured; no wall is drawn then. */
  readonly measuring: boolean;
  readonly measured: Measured | null;
  readonly onMeasured: (measured: Measured) => void;
  readonly onChoose: (part: string | null) => void;
  readonly onDesign: (change: Partial<IndoorDesign>) => void;
  readonly onFloor: (floor: number) => void;
}) {
  const t = useText('network');
  const [wanted, setDrawing] = useState(false);
  const drawing = wanted && !measuring;
  const [material, setMaterial] = useState<Material>('brick');
  const { line, handlers } = useLinePointer((from, to) => {
    if (measuring) onMeasured({ from, to });
    else onDesign({ walls: [...design.walls, { from, to, material }] });
  }, !measuring);
  const tape = measuring ? (line ?? measured) : null;
  const box = boxOf(design);
  const { svg, scale } = useScale(box);
  const sign = 7 * scale;
  const move = (id: string, x: number, y: number) =>
    onDesign({
      parts: design.parts.map((part): Part => (part.id === id ? ({ ...part, x, y } as Part) : part)),
    });
  return (
    <>
      <div className={styles['tools']}>
        {design.floors > 1 && (
          <Select
            label={t('indoor.floor')}
            value={String(floor)}
            choices={Array.from({ length: design.floors }, (_, index) => ({
              value: String(index),
              text: t('indoor.floor.number', { floor: index + 1 }),
            }))}
            onChange={(value) => onFloor(Number(value))}
          />
        )}
        <Select
          label={t('indoor.wall.material')}
          value={material}
          choices={materials.map((value) => ({ value, text: t(`indoor.material.${value}`) }))}
          onChange={(value) => setMaterial(value as Material)}
        />
        <Button
          small
          look={drawing ? 'strong' : 'plain'}
          aria-pressed={drawing}
          disabled={measuring}
          onClick={() => setDrawing(!drawing)}
          data-testid="draw-walls"
        >
          {t(drawing ? 'indoor.draw.stop' : 'indoor.draw')}
        </Button>
        <p className={styles['hint']}>{t(drawing ? 'indoor.draw.hint' : 'indoor.move.hint')}</p>
      </div>
      <svg
        ref={svg}
        className={styles['plan']}
        viewBox={`${box.left} ${box.top} ${box.width} ${box.height}`}
        data-drawing={drawing || measuring}
        data-pictured={design.picture !== undefined}
        data-start={start}
        data-testid="floor-plan"
        role="group"
        aria-label={t('indoor.plan.picture')}
        {...(drawing || measuring ? handlers : {})}
      >
        {design.picture !== undefined && <PlanPicture picture={design.picture} />}
        {levels !== null && <HeatMap levels={levels} threshold={design.threshold} sign={sign} />}
        <PlanRooms rooms={design.rooms ?? []} sign={sign} />
        <PlanWalls design={design} drawn={line === null || measuring ? null : { ...line, material }} />
        {tape !== null && (
          <line
            className={styles['tape']}
            x1={tape.from[0]}
            y1={-tape.from[1]}
            x2={tape.to[0]}
            y2={-tape.to[1]}
          />
        )}
        {worst.map(({ place: [x, y], level }) =>
          Number.isFinite(level) && level < design.threshold ? (
            <path
              key={`${x} ${y}`}
              className={styles['worst']}
              d={`M${x - 0.6 * sign} ${-y - 0.6 * sign}l${1.2 * sign} ${1.2 * sign}m0 ${-1.2 * sign}l${-1.2 * sign} ${1.2 * sign}`}
            />
          ) : null,
        )}
        <PlanAntennas
          design={design}
          floor={floor}
          sign={sign}
          chosen={chosen}
          onChoose={onChoose}
          onMove={move}
        />
      </svg>
      <LevelLegend
        threshold={design.threshold}
        materials={[...new Set(design.walls.map((wall) => wall.material))]}
      />
    </>
  );
}

/** The outline and the picture under it with a margin, y down. */
function boxOf(design: IndoorDesign) {
  const outlined = outlineBox(design);
  const { picture } = design;
  const shown = picture === undefined ? null : pictureExtent(picture);
  const west = Math.min(outlined.west, picture?.x ?? outlined.west);
  const south = Math.min(outlined.south, picture?.y ?? outlined.south);
  const east = Math.max(outlined.east, (picture?.x ?? west) + (shown?.width ?? 0));
  const north = Math.max(outlined.north, (picture?.y ?? south) + (shown?.height ?? 0));
  const margin = Math.max(east - west, north - south) / 25 + 0.5;
  return {
    left: west - margin,
    top: -north - margin,
    width: east - west + 2 * margin,
    height: north - south + 2 * margin,
  };
}
