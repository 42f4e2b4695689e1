import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { type ReactNode, useState } from 'react';
import { checkItem, type Fault } from '../../confirm/check-fields.ts';
import type { ItemFields } from '../../confirm/fields.ts';
import { FaultText } from './fault-text.tsx';
import styles from './form-frame.module.css';
import { FormFrame } from './form-frame.tsx';
import { UnitsField } from './units-field.tsx';

/** Title, units and due date of an item. */
export function ItemForm({
  fields: before,
  title,
  save,
  reason,
  onSave,
  onCancel,
  children,
}: {
  readonly fields: ItemFields;
  readonly title: string;
  readonly save: string;
  readonly reason: string | null;
  readonly onSave: (fields: ItemFields, reason: string) => Promise<boolean>;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}) {
  const t = useText('plan');
  const [fields, setFields] = useState(before);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const change = (part: Partial<ItemFields>) => setFields({ ...fields, ...part });
  return (
    <FormFrame
      title={title}
      save={save}
      reason={reason}
      onCancel={onCancel}
      onSave={async (why) => {
        const clean = {
          ...fields,
          title: fields.title.trim(),
          units: fields.units
            .map((one) => ({ ...one, unit: one.unit.trim() }))
            .filter(({ unit }) => unit !== ''),
        };
        const found = checkItem(clean);
        setFaults(found);
        return found.length === 0 && onSave(clean, why);
      }}
    >
      {children}
      <div className={styles['wide']}>
        <Field
          label={t('confirm.field.title')}
          maxLength={400}
          value={fields.title}
          onChange={(event) => change({ title: event.target.value })}
          data-testid="field-title"
        />
        <FaultText faults={faults} field="title" />
      </div>
      <UnitsField units={fields.units} faults={faults} onChange={(units) => change({ units })} />
      <div>
        <Field
          label={t('confirm.field.due')}
          type="date"
          value={fields.due ?? ''}
          onChange={(event) => change({ due: event.target.value === '' ? null : event.target.value })}
          data-testid="field-due"
        />
        <FaultText faults={faults} field="due" />
      </div>
    </FormFrame>
  );
}
