import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { useState } from 'react';
import { numberWithin } from './number-within.ts';

/** A number that is told as soon as it is one within its limits; until then the text stays, and the limits stand below. */
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
  const t = useText('network');
  const wrong = typed !== null && numberWithin(typed, least, most) === null;
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
        const next = numberWithin(event.target.value, least, most);
        if (next !== null) onValue(next);
      }}
      wrong={wrong ? t('coverage.number.range', { least: signed(least), most: signed(most) }) : null}
      // What was not taken stays, with the reason, until it is mended.
      onBlur={() => {
        if (!wrong) setTyped(null);
      }}
    />
  );
}

function signed(value: number): string {
  return String(value).replace('-', '−');
}
