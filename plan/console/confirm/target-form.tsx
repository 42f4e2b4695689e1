import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { type ReactNode, useState } from 'react';
import { checkTarget, type Fault } from '../../confirm/check-fields.ts';
import type { TargetFields } from '../../confirm/fields.ts';
import { valueKey } from '../../confirm/value-key.ts';
import { FaultText } from './fault-text.tsx';
import styles from './form-frame.module.css';
import { FormFrame } from './form-frame.tsx';
import { HorizonFields } from './horizon-fields.tsx';
import { NumberFields } from './number-fields.tsx';

const noNumber = { comparator: null, value: null, low: null, high: null, unit: null, quantity: null };

/** Everything of a target that a person may change. */
export function TargetForm({
  fields: before,
  known,
  title,
  save,
  reason,
  units,
  onSave,
  onCancel,
  children,
}: {
  readonly fields: TargetFields;
  /** As it is in effect; null for one that is added. */
  readonly known: TargetFields | null;
  readonly title: string;
  readonly save: string;
  readonly reason: string | null;
  readonly units: readonly string[];
  readonly onSave: (fields: TargetFields, reason: string) => Promise<boolean>;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}) {
  const t = useText('plan');
  const [fields, setFields] = useState(before);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const change = (part: Partial<TargetFields>) => setFields({ ...fields, ...part });
  const choices = (values: readonly string[]) => values.map((value) => ({ value, text: t(valueKey(value)) }));
  return (
    <FormFrame
      title={title}
      save={save}
      reason={reason}
      onCancel={onCancel}
      onSave={async (why) => {
        const clean = { ...fields, subject: fields.subject.trim() };
        const found = checkTarget(clean, known);
        setFaults(found);
        return found.length === 0 && onSave(clean, why);
      }}
    >
      {children}
      <div className={styles['wide']}>
        <Field
          label={t('confirm.field.subject')}
          maxLength={600}
          value={fields.subject}
          onChange={(event) => change({ subject: event.target.value })}
          data-testid="field-subject"
        />
        <FaultText faults={faults} field="subject" />
      </div>
      <div>
        <Select
          label={t('confirm.field.kind')}
          value={fields.kind}
          choices={choices(['numeric', 'qualitative'])}
          onChange={(kind) =>
            change(
              kind === 'numeric'
                ? { kind, quantity: 'level', comparator: '>=' }
                : { kind: 'qualitative', ...noNumber },
            )
          }
        />
        <FaultText faults={faults} field="kind" />
      </div>
      {fields.kind === 'numeric' && (
        <>
          <NumberFields number={fields} units={units} faults={faults} onChange={change} />
          <div>
            <Select
              label={t('confirm.field.quantity')}
              value={fields.quantity ?? 'level'}
              choices={(['level', 'increase', 'decrease', 'multiple'] as const).map((value) => ({
                value,
                text: t(`quantity.${value}`),
              }))}
              onChange={(quantity) => change({ quantity: quantity as TargetFields['quantity'] })}
            />
          </div>
        </>
      )}
      <HorizonFields horizon={fields.horizon} faults={faults} onChange={(horizon) => change({ horizon })} />
      <div>
        <Field
          label={t('confirm.field.scope')}
          maxLength={200}
          value={fields.scope ?? ''}
          onChange={(event) => change({ scope: event.target.value === '' ? null : event.target.value })}
        />
      </div>
      <div>
        <Select
          label={t('confirm.field.nature')}
          value={fields.nature ?? ''}
          choices={[
            { value: '', text: t('confirm.empty') },
            ...(['binding', 'expected'] as const).map((value) => ({ value, text: t(`nature.${value}`) })),
          ]}
          onChange={(nature) => change({ nature: nature === '' ? null : (nature as TargetFields['nature']) })}
        />
      </div>
    </FormFrame>
  );
}
