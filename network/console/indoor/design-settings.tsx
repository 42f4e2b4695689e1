import { useText } from '@yuheng/console/text/text-context';
import { Select } from '@yuheng/console/ui/select';
import { bandwidthsOf } from '../../coverage/carrier.ts';
import type { IndoorDesign } from '../../indoor/design-shape.ts';
import { NumberField } from '../number-field.tsx';
import styles from './indoor-page.module.css';

type Spacing = IndoorDesign['carrier']['spacing'];

/** Carrier, model and what counts as covered. */
export function DesignSettings({
  design,
  onChange,
}: {
  readonly design: IndoorDesign;
  readonly onChange: (change: Partial<IndoorDesign>) => void;
}) {
  const t = useText('network');
  const { carrier } = design;
  const setCarrier = (change: Partial<IndoorDesign['carrier']>) => {
    const next = { ...carrier, ...change };
    const widths = bandwidthsOf(next.spacing);
    const bandwidth = widths.includes(next.bandwidth) ? next.bandwidth : (widths.at(-1) ?? next.bandwidth);
    onChange({ carrier: { ...next, bandwidth } });
  };
  const numbers = (values: readonly number[], unit: string) =>
    values.map((value) => ({ value: String(value), text: `${value} ${unit}` }));
  const field = (
    name: 'threshold' | 'margin' | 'body' | 'terminal',
    least: number,
    most: number,
    step: number,
  ) => (
    <NumberField
      label={t(`indoor.${name}`)}
      value={design[name]}
      least={least}
      most={most}
      step={step}
      onValue={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <section className={styles['card']} aria-label={t('indoor.settings')}>
      <h2>{t('indoor.settings')}</h2>
      <div className={styles['form']}>
        <NumberField
          label={t('indoor.frequency')}
          value={carrier.frequency}
          least={500}
          most={40_000}
          step={10}
          onValue={(frequency) => setCarrier({ frequency })}
        />
        <Select
          label={t('indoor.bandwidth')}
          value={String(carrier.bandwidth)}
          choices={numbers(bandwidthsOf(carrier.spacing), 'MHz')}
          onChange={(value) => setCarrier({ bandwidth: Number(value) })}
        />
        <Select
          label={t('indoor.spacing')}
          value={String(carrier.spacing)}
          choices={numbers([15, 30, 60, 120], 'kHz')}
          onChange={(value) => setCarrier({ spacing: Number(value) as Spacing })}
        />
        <Select
          label={t('indoor.paths')}
          value={String(design.paths)}
          choices={([1, 2, 4] as const).map((count) => ({
            value: String(count),
            text: t('indoor.paths.count', { count }),
          }))}
          onChange={(value) => onChange({ paths: Number(value) as IndoorDesign['paths'] })}
        />
        <div data-wide="true">
          <Select
            label={t('indoor.model')}
            value={design.model}
            choices={(['multiWall', 'inh'] as const).map((model) => ({
              value: model,
              text: t(`indoor.model.${model}`),
            }))}
            onChange={(model) => onChange({ model: model as IndoorDesign['model'] })}
          />
        </div>
        {field('threshold', -140, -40, 1)}
        {field('margin', 0, 40, 1)}
        {field('body', 0, 30, 1)}
        {field('terminal', 0.1, 3, 0.1)}
      </div>
    </section>
  );
}
