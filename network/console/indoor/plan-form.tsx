import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { useState } from 'react';
import { cornersOfText, textOfCorners } from '../../indoor/corner-text.ts';
import { type IndoorDesign, type Material, materials, type Wall } from '../../indoor/design-shape.ts';
import { outlineBox } from '../../indoor/outline-box.ts';
import { wallLoss } from '../../indoor/wall-loss.ts';
import { NumberField } from '../number-field.tsx';
import styles from './indoor-page.module.css';
import { LossText } from './loss-text.tsx';
import tables from './parts.module.css';

/** Outline, floors and walls by their coordinates. */
export function PlanForm({
  design,
  onChange,
}: {
  readonly design: IndoorDesign;
  readonly onChange: (change: Partial<IndoorDesign>) => void;
}) {
  const t = useText('network');
  const { walls, outline } = design;
  // Null while nothing is typed: then the corners are shown, whoever changes them.
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && cornersOfText(typed) === null;
  const set = (index: number, change: Partial<Wall>) =>
    onChange({ walls: walls.map((wall, place) => (place === index ? { ...wall, ...change } : wall)) });
  const end = (index: number, which: 'from' | 'to', axis: 0 | 1) => {
    const point = walls[index]?.[which] ?? [0, 0];
    return (
      <NumberField
        label={t(`indoor.wall.${which}.${axis === 0 ? 'x' : 'y'}`, { wall: index + 1 })}
        labelHidden
        value={point[axis]}
        least={-5000}
        most={5000}
        step={0.5}
        onValue={(value) => set(index, { [which]: axis === 0 ? [value, point[1]] : [point[0], value] })}
      />
    );
  };
  return (
    <>
      <h2>{t('indoor.walls')}</h2>
      <div className={styles['form']} data-columns="3">
        <div data-wide="true">
          <Field
            label={t('indoor.outline')}
            value={typed ?? textOfCorners(outline)}
            wrong={wrong ? t('indoor.outline.wrong') : null}
            onChange={(event) => {
              setTyped(event.target.value);
              const corners = cornersOfText(event.target.value);
              if (corners !== null) onChange({ outline: corners });
            }}
            onBlur={() => !wrong && setTyped(null)}
          />
        </div>
        <NumberField
          label={t('indoor.floors')}
          value={design.floors}
          least={1}
          most={300}
          step={1}
          onValue={(floors) => onChange({ floors: Math.round(floors) })}
        />
        <NumberField
          label={t('indoor.floor-height')}
          value={design.floorHeight}
          least={2}
          most={100}
          step={0.1}
          onValue={(floorHeight) => onChange({ floorHeight })}
        />
      </div>
      {walls.length === 0 && <p className={styles['soft']}>{t('indoor.walls.none')}</p>}
      {walls.length > 0 && (
        <div className={tables['scroll']}>
          <table className={tables['table']}>
            <thead>
              <tr>
                <th scope="col">{t('indoor.wall')}</th>
                <th scope="col" colSpan={2}>
                  {t('indoor.wall.from')}
                </th>
                <th scope="col" colSpan={2}>
                  {t('indoor.wall.to')}
                </th>
                <th scope="col">{t('indoor.wall.material')}</th>
                <th scope="col" data-numeric="true">
                  {t('indoor.wall.loss')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('indoor.part.remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {walls.map(({ material }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: walls have no names; their fields show what is given.
                <tr key={index} data-testid="wall-row">
                  <th scope="row">{index + 1}</th>
                  <td>{end(index, 'from', 0)}</td>
                  <td>{end(index, 'from', 1)}</td>
                  <td>{end(index, 'to', 0)}</td>
                  <td>{end(index, 'to', 1)}</td>
                  <td>
                    <Select
                      label={t('indoor.wall.material.of', { wall: index + 1 })}
                      labelHidden
                      value={material}
                      choices={materials.map((value) => ({ value, text: t(`indoor.material.${value}`) }))}
                      onChange={(value) => set(index, { material: value as Material })}
                    />
                  </td>
                  <td data-numeric="true">
                    <LossText loss={wallLoss(material, design.carrier.frequency / 1000)} />
                  </td>
                  <td>
                    <Button
                      small
                      look="quiet"
                      aria-label={t('indoor.wall.remove', { wall: index + 1 })}
                      onClick={() => onChange({ walls: walls.filter((_, place) => place !== index) })}
                    >
                      {t('indoor.part.remove')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div>
        <Button
          small
          onClick={() => onChange({ walls: [...walls, wallAcross(design)] })}
          data-testid="add-wall"
        >
          {t('indoor.wall.add')}
        </Button>
      </div>
    </>
  );
}

/** A wall to begin with: through the middle, from south to north. */
function wallAcross(design: IndoorDesign): Wall {
  const { west, east, south, north } = outlineBox(design);
  const middle = Math.round(west + east) / 2;
  return { from: [middle, south], to: [middle, north], material: 'brick' };
}
