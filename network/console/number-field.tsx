import { Field } from '@yuheng/console/ui/field';
import { useState } from 'react';

/** A number that is told as soon as it is one within its limits; until then the text stays as it is typed. */
export function NumberField({
  label,
  labelHidden = false,
  value,
  least,
  most,
  step,
  onValue,
}: {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onValue: (value: number) => void;
}) {
  // Null while nothing is typed: then the number is shown, whoever changes it.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field
      label={label}
      labelHidden={labelHidden}
      type="number"
      inputMode="decimal"
      value={typed ?? String(value)}
      min={least}
      max={most}
      step={step}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = event.target.value.trim() === '' ? Number.NaN : Number(event.target.value);
        if (next >= least && next <= most) onValue(next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
