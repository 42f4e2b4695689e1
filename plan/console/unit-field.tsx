import { useQuery } from '@tanstack/react-query';
import { Field } from '@yuheng/console/ui/field';
import { useId } from 'react';
import { unitsOf } from './board-filter.ts';
import { boardQuery } from './board-query.ts';

/**
 * The name of a unit. Those that plans name are offered: a task given to a unit by another name would wait in an inbox at
 * which nobody looks.
 */
export function UnitField({
  label,
  value,
  required,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly required: boolean;
  readonly onChange: (unit: string) => void;
}) {
  const list = useId();
  const units = unitsOf(useQuery(boardQuery).data?.plans ?? []);
  return (
    <>
      <Field
        label={label}
        list={list}
        required={required}
        maxLength={80}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {units.map((unit) => (
          <option key={unit}>{unit}</option>
        ))}
      </datalist>
    </>
  );
}
