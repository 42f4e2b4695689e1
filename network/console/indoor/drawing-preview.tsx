import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { RequestProblem } from '@yuheng/console/data/request';
import { upload } from '@yuheng/console/data/upload';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { IndoorDesign } from '../../indoor/design-shape.ts';
import { drawingUnits, metresOf } from '../../indoor/drawing/drawing-units.ts';
import { ringArea } from '../../indoor/ring-area.ts';
import type { Answer } from '../answers.ts';
import { NumberField } from '../number-field.tsx';
import styles from './indoor-page.module.css';
import { LayerTable } from './layer-table.tsx';

type Preview = Answer<'preview-drawing'>;

/** A drawing that was chosen: its unit and layers, which can be told otherwise, and the plan that comes of it. */
export function DrawingPreview({
  file,
  onTake,
  onLeave,
}: {
  readonly file: File;
  readonly onTake: (plan: Pick<IndoorDesign, 'outline' | 'walls' | 'rooms'>) => void;
  readonly onLeave: () => void;
}) {
  const t = useText('network');
  const [unit, setUnit] = useState('');
  const [roles, setRoles] = useState<Readonly<Record<string, string>>>({});
  const [thickest, setThickest] = useState(0.5);
  const asked = { unit: unit === '' ? undefined : unit, roles: JSON.stringify(roles), thickest };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['drawing', file.name, file.size, file.lastModified, asked],
    queryFn: ({ signal }) => upload<Preview>('/api/network/preview-drawing', asked, file, () => {}, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  // What was read last stays with what was filled in, also when an answer is an error.
  const [last, setLast] = useState(data);
  if (data !== undefined && data !== last) setLast(data);
  const read = data ?? last;
  // A file that is refused is so again; an answer that failed may come the next time.
  const refused = error instanceof RequestProblem && error.status >= 400 && error.status < 500;
  const failure = error !== null && (
    <Failure
      error={error}
      kept={t(read === undefined ? 'indoor.file.kept' : 'indoor.drawing.kept')}
      {...(refused ? {} : { onRetry: () => void refetch() })}
    />
  );
  if (read === undefined) return failure === false ? <Skeleton lines={5} /> : failure;
  const { said } = read.unit;
  const units = drawingUnits.map((each) => ({ value: each as string, text: sizeText(read, each, t) }));
  const { plan } = read;
  return (
    <div className={styles['part']} aria-busy={isFetching} data-testid="drawing-preview">
      <div className={styles['row']}>
        <Select
          label={t('indoor.drawing.unit')}
          value={unit === '' ? (said ?? '') : unit}
          choices={
            said === null && unit === ''
              ? [{ value: '', text: t('indoor.drawing.unit.none') }, ...units]
              : units
          }
          onChange={setUnit}
        />
        <NumberField
          label={t('indoor.drawing.thickest')}
          value={thickest}
          least={0}
          most={2}
          step={0.05}
          onValue={setThickest}
        />
      </div>
      <LayerTable
        layers={read.layers}
        roles={roles}
        onRole={(layer, role) => setRoles({ ...roles, [layer]: role })}
      />
      {failure === false ? <Found preview={read} /> : failure}
      <div className={styles['row']}>
        <Button
          look="strong"
          disabled={plan === null || isFetching || error !== null}
          onClick={() => {
            if (plan !== null) onTake({ outline: plan.outline, walls: plan.walls, rooms: plan.rooms });
          }}
          data-testid="take-plan"
        >
          {t('indoor.drawing.take')}
        </Button>
        <Button look="quiet" onClick={onLeave}>
          {t('indoor.drawing.leave')}
        </Button>
      </div>
    </div>
  );
}

/** What comes of it, or why nothing does; and what was left out. */
function Found({ preview: { plan, fault, left } }: { readonly preview: Preview }) {
  const t = useText('network');
  const { language } = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      {fault !== null && (
        <p className={styles['why']} role="status" data-testid="drawing-fault">
          {t(`indoor.drawing.fault.${fault}`)}
        </p>
      )}
      {plan !== null && (
        <p role="status" data-testid="drawing-found">
          {t('indoor.drawing.found', {
            walls: number(plan.walls.length),
            rooms: number(plan.rooms.length),
            area: number(Math.round(ringArea(plan.outline))),
          })}{' '}
          {!plan.outlineDrawn && t('indoor.drawing.hull')}
        </p>
      )}
      {left.length > 0 && (
        <p className={styles['soft']}>
          {t('indoor.drawing.left', {
            kinds: left
              .map(({ kind, count }) => `${kind} × ${number(count)}`)
              .join(t('indoor.operators.between')),
          })}
        </p>
      )}
    </>
  );
}

/** A unit with how large the building would be in it. */
function sizeText(
  { size }: Preview,
  unit: (typeof drawingUnits)[number],
  t: (key: string, values?: Record<string, string | number>) => string,
): string {
  if (size === null) return unit;
  const metres = (value: number) => Number((value * metresOf(unit)).toPrecision(3));
  return t('indoor.drawing.unit.size', { unit, width: metres(size.width), depth: metres(size.depth) });
}
