import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { useState } from 'react';
import { checkHead, type Fault } from '../../confirm/check-fields.ts';
import type { HeadFields } from '../../confirm/fields.ts';
import { FaultText } from './fault-text.tsx';
import { FormFrame } from './form-frame.tsx';
import { UnitsField } from './units-field.tsx';

export type HeadField = keyof HeadFields;

/** What the document does not say of itself: title, number, issuer, date, responsible units. */
export function HeadForm({
  head,
  first,
  live,
  onSave,
  onCancel,
}: {
  readonly head: HeadFields;
  /** Where the focus goes. */
  readonly first: HeadField;
  /** It is proposed, with its reason, once it is seen what it changes. */
  readonly live: boolean;
  readonly onSave: (fields: HeadFields, reason: string) => Promise<boolean>;
  readonly onCancel: () => void;
}) {
  const t = useText('plan');
  const [fields, setFields] = useState<HeadFields>(
    first === 'units' && head.units.length === 0 ? { ...head, units: [{ unit: '', role: 'lead' }] } : head,
  );
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const line = (field: 'title' | 'documentNumber' | 'issuer' | 'issueDate') => (
    <div data-first={first === field || undefined}>
      <Field
        label={t(`confirm.field.${field}`)}
        type={field === 'issueDate' ? 'date' : 'text'}
        maxLength={field === 'title' ? 300 : 100}
        value={fields[field] ?? ''}
        onChange={(event) =>
          setFields({ ...fields, [field]: event.target.value === '' ? null : event.target.value })
        }
        data-testid={`field-${field}`}
      />
      <FaultText faults={faults} field={field} />
    </div>
  );
  return (
    <FormFrame
      title={t('confirm.head.title')}
      save={t(live ? 'confirm.preview' : 'confirm.head.save')}
      reason={live ? null : t('confirm.head.reason')}
      onCancel={onCancel}
      onSave={async (why) => {
        const clean = {
          ...fields,
          units: fields.units
            .map((one) => ({ ...one, unit: one.unit.trim() }))
            .filter(({ unit }) => unit !== ''),
        };
        const found = checkHead(clean);
        setFaults(found);
        return found.length === 0 && onSave(clean, why);
      }}
    >
      {line('title')}
      {line('documentNumber')}
      {line('issuer')}
      {line('issueDate')}
      <div data-first={first === 'units' || undefined} style={{ gridColumn: '1 / -1' }}>
        <UnitsField
          units={fields.units}
          faults={faults}
          onChange={(units) => setFields({ ...fields, units })}
        />
      </div>
    </FormFrame>
  );
}
