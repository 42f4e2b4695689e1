import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { useId } from 'react';
import type { Fault } from '../../confirm/check-fields.ts';
import type { TargetFields } from '../../confirm/fields.ts';
import { valueKey } from '../../confirm/value-key.ts';
import { FaultText } from './fault-text.tsx';

const comparators = ['>=', '>', '=', '<=', '<', '~', 'range'] as const;

export type NumberPart = Pick<TargetFields, 'comparator' | 'value' | 'low' | 'high' | 'unit'>;

/** Comparator, number or range, and unit of a target. */
export function NumberFields({
  number,
  units,
  faults,
  first = false,
  required = false,
  onChange,
}: {
  readonly number: NumberPart;
  /** Units of the same document, offered while typing. */
  readonly units: readonly string[];
  readonly faults: readonly Fault[];
  /** The focus goes to the number when the form opens. */
  readonly first?: boolean;
  /** Number and unit are marked as such. */
  readonly required?: boolean;
  readonly onChange: (part: Partial<NumberPart>) => void;
}) {
  const t = useText('plan');
  const list = useId();
  const figure = (field: 'value' | 'low' | 'high') => (
    <div data-first={first && field !== 'high' ? true : undefined}>
      <Field
        label={t(`confirm.field.${field}`)}
        type="number"
        required={required}
        step="any"
        inputMode="decimal"
        value={number[field] ?? ''}
        onChange={(event) =>
          onChange({ [field]: event.target.value === '' ? null : event.target.valueAsNumber })
        }
        data-testid={`field-${field}`}
      />
      <FaultText faults={faults} field={field} />
    </div>
  );
  return (
    <>
      <div>
        <Select
          label={t('confirm.field.comparator')}
          value={number.comparator ?? ''}
          choices={[
            ...(number.comparator === null ? [{ value: '', text: '—' }] : []),
            ...comparators.map((one) => ({ value: one, text: t(valueKey(one)) })),
          ]}
          onChange={(value) => {
            const comparator = comparators.find((one) => one === value) ?? null;
            onChange(
              comparator === 'range' ? { comparator, value: null } : { comparator, low: null, high: null },
            );
          }}
        />
        <FaultText faults={faults} field="comparator" />
      </div>
      {number.comparator === 'range' ? (
        <>
          {figure('low')}
          {figure('high')}
        </>
      ) : (
        figure('value')
      )}
      <div>
        <Field
          label={t('confirm.field.unit')}
          required={required}
          maxLength={20}
          list={list}
          value={number.unit ?? ''}
          onChange={(event) =>
            onChange({ unit: event.target.value.trim() === '' ? null : event.target.value.trim() })
          }
          data-testid="field-unit"
        />
        <datalist id={list}>
          {units.map((unit) => (
            <option key={unit} value={unit}>
              {unit}
            </option>
          ))}
        </datalist>
        <FaultText faults={faults} field="unit" />
      </div>
    </>
  );
}
