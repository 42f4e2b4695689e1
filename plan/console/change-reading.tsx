import { useQuery } from '@tanstack/react-query';
import type { Measure } from '@yuheng/console/data/measures';
import { ProposeForm } from '@yuheng/console/proposals/propose-form';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import { useState } from 'react';
import styles from './bind-measure.module.css';
import { statisticsQuery } from './statistics/statistics-query.ts';

const DIRECTIONS = ['up', 'down'] as const;
const DECIMALS = ['0', '1', '2', '3', '4', '5', '6'];

/** 口径: an imported indicator by which plans are measured is to be read otherwise; proposed where its figure is looked at. Nothing for other measures. */
export function ChangeReading({ measure }: { readonly measure: Measure }) {
  const t = useText('plan');
  const { code, direction, decimals, tier } = measure;
  const { data } = useQuery({ ...statisticsQuery, enabled: tier === 'B' });
  const [isOpen, setOpen] = useState(false);
  const [reading, setReading] = useState<{ direction: (typeof DIRECTIONS)[number]; decimals: number }>({
    direction,
    decimals,
  });
  const indicator = data?.indicators.find((one) => one.measure === code);
  if (indicator === undefined) return null;
  const close = () => setOpen(false);
  if (!isOpen)
    return (
      <p className={styles['buttons']}>
        <Button small look="quiet" onClick={() => setOpen(true)} data-testid="change-reading">
          {t('bind.reading')}
        </Button>
      </p>
    );
  const isChanged = reading.direction !== direction || reading.decimals !== decimals;
  return (
    <>
      <div className={styles['reading']}>
        <Select
          label={t('changes.direction')}
          value={reading.direction}
          choices={DIRECTIONS.map((value) => ({ value, text: t(`changes.direction.${value}`) }))}
          onChange={(value) =>
            setReading({ ...reading, direction: DIRECTIONS.find((one) => one === value) ?? direction })
          }
        />
        <Select
          label={t('changes.decimals')}
          value={String(reading.decimals)}
          choices={DECIMALS.map((value) => ({ value, text: value }))}
          onChange={(value) => setReading({ ...reading, decimals: Number(value) })}
        />
        {!isChanged && (
          <Button small look="quiet" onClick={close}>
            {t('bind.reading.leave')}
          </Button>
        )}
      </div>
      {isChanged && (
        <ProposeForm
          key={JSON.stringify(reading)}
          change={{
            kind: 'plan.measure',
            content: { indicator: indicator.indicator, area: indicator.area, ...reading },
          }}
          onCancel={() => {
            setReading({ direction, decimals });
            close();
          }}
          onDone={close}
        />
      )}
    </>
  );
}
