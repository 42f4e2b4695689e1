import { useText } from '@yuheng/console/text/text-context';
import { Select } from '@yuheng/console/ui/select';
import type { IndoorDesign, Part } from '../../indoor/design-shape.ts';
import { isRadiator } from '../../indoor/radiators.ts';
import { NumberField } from '../number-field.tsx';
import styles from './parts.module.css';

type Figure = readonly [field: string, least: number, most: number, step: number];

const place: readonly Figure[] = [
  ['x', -5000, 5000, 0.5],
  ['y', -5000, 5000, 0.5],
  ['height', 0, 100, 0.1],
];

/** Numbers of each kind of part with their limits, in the order in which they are read. */
const figures: Readonly<Record<Part['kind'], readonly Figure[]>> = {
  source: [['power', -30, 60, 1]],
  feeder: [
    ['length', 0, 5000, 1],
    ['loss', 0, 200, 0.1],
  ],
  splitter: [['insertion', 0, 20, 0.1]],
  coupler: [
    ['coupling', 1, 40, 1],
    ['insertion', 0, 20, 0.1],
  ],
  antenna: [['gain', -10, 30, 0.5], ...place],
  head: [['power', -30, 60, 1], ['gain', -10, 30, 0.5], ...place],
};

/** The numbers of a part, each with its name and unit. */
export function PartFigures({
  part,
  design,
  onChange,
}: {
  readonly part: Part;
  readonly design: IndoorDesign;
  readonly onChange: (part: Part) => void;
}) {
  const t = useText('network');
  const values: Readonly<Record<string, unknown>> = part;
  return (
    <span className={styles['numbers']}>
      {part.kind === 'splitter' && (
        <Select
          label={t('indoor.figure.ways')}
          value={String(part.ways)}
          choices={[2, 3, 4].map((ways) => ({ value: String(ways), text: `1 : ${ways}` }))}
          onChange={(ways) => onChange({ ...part, ways: Number(ways) as 2 | 3 | 4 })}
        />
      )}
      {figures[part.kind].map(([field, least, most, step]) => (
        <NumberField
          key={field}
          label={t(`indoor.figure.${field}`)}
          value={Number(values[field])}
          least={least}
          most={most}
          step={step}
          onValue={(value) => onChange({ ...part, [field]: value } as Part)}
        />
      ))}
      {isRadiator(part) && design.floors > 1 && (
        <NumberField
          label={t('indoor.floor')}
          value={part.floor + 1}
          least={1}
          most={design.floors}
          step={1}
          onValue={(floor) => onChange({ ...part, floor: Math.round(floor) - 1 })}
        />
      )}
    </span>
  );
}
