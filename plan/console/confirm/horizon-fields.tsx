import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import type { Fault } from '../../confirm/check-fields.ts';
import type { HorizonFields as Horizon } from '../../confirm/fields.ts';
import { dueHorizon } from '../../confirm/target-fields.ts';
import { FaultText } from './fault-text.tsx';

type Kind = 'none' | 'year' | 'date' | 'relative';

/** By when: the end of a year, a date, so many years from the day of issue, or open. */
export function HorizonFields({
  horizon,
  faults,
  onChange,
}: {
  readonly horizon: Horizon | null;
  readonly faults: readonly Fault[];
  readonly onChange: (horizon: Horizon | null) => void;
}) {
  const t = useText('plan');
  const kind: Kind =
    horizon === null
      ? 'none'
      : horizon.kind === 'relative'
        ? 'relative'
        : horizon.date === null
          ? 'year'
          : 'date';
  const empty = { year: null, date: null, minYears: null, maxYears: null };
  const ofKind: { readonly [kind in Kind]: () => Horizon | null } = {
    none: () => null,
    year: () => ({ kind: 'absolute', ...empty, year: horizon?.year ?? null }),
    date: () => ({ kind: 'absolute', ...empty, date: '', year: horizon?.year ?? null }),
    relative: () => ({ kind: 'relative', ...empty }),
  };
  const number = (field: 'year' | 'minYears' | 'maxYears') => (
    <Field
      label={t(`confirm.horizon.${field}`)}
      type="number"
      step={field === 'year' ? 1 : 0.5}
      value={horizon?.[field] ?? ''}
      onChange={(event) =>
        horizon !== null &&
        onChange({ ...horizon, [field]: event.target.value === '' ? null : event.target.valueAsNumber })
      }
      data-testid={`field-${field}`}
    />
  );
  return (
    <>
      <div>
        <Select
          label={t('confirm.field.horizon')}
          value={kind}
          choices={(['none', 'year', 'date', 'relative'] as const).map((one) => ({
            value: one,
            text: t(`confirm.horizon.kind.${one}`),
          }))}
          onChange={(next) => onChange(ofKind[next as Kind]())}
        />
        <FaultText faults={faults} field="horizon" />
      </div>
      {kind === 'year' && <div>{number('year')}</div>}
      {kind === 'date' && (
        <div>
          <Field
            label={t('confirm.horizon.date')}
            type="date"
            value={horizon?.date ?? ''}
            onChange={(event) => onChange(dueHorizon(event.target.value))}
            data-testid="field-date"
          />
        </div>
      )}
      {kind === 'relative' && (
        <>
          <div>{number('minYears')}</div>
          <div>{number('maxYears')}</div>
        </>
      )}
    </>
  );
}
