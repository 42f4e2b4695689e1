import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { type Choice, Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { UnitField } from '../unit-field.tsx';
import styles from './task-acts.module.css';

export interface ActField {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'unit' | 'date' | 'datetime-local' | 'number';
  /** May stay empty. */
  readonly optional?: boolean;
  readonly choices?: readonly Choice[];
  readonly value?: string;
  /** Characters that it takes at most; 1,000 unless told. */
  readonly most?: number;
}

/** One act with what it needs, folded until somebody wants it; what is shown anew afterwards is everything about cases. */
export function ActForm({
  title,
  words = null,
  testId,
  operation,
  fields,
  bodyOf,
}: {
  readonly title: string;
  /** What follows from it, where that is more than the title says. */
  readonly words?: string | null;
  readonly testId: string;
  readonly operation: string;
  readonly fields: readonly ActField[];
  readonly bodyOf: (values: { readonly [name: string]: string }) => object;
}) {
  const queries = useQueryClient();
  const first = Object.fromEntries(
    fields.map(({ name, choices, value }) => [name, value ?? choices?.[0]?.value ?? '']),
  );
  const [values, setValues] = useState<{ readonly [name: string]: string }>(first);
  const act = useMutation({
    mutationFn: () => post(`/api/${operation}`, bodyOf(values)),
    onSuccess: async () => {
      setValues(first);
      await Promise.all(['board', 'case'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const missing = fields.some(({ name, optional }) => !optional && (values[name] ?? '').trim() === '');
  return (
    <details className={styles['act']} data-testid={testId}>
      <summary>{title}</summary>
      <div className={styles['form']}>
        {words !== null && <p className={styles['soft']}>{words}</p>}
        {fields.map((field) => (
          <Asked
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        <p>
          <Button look="decide" small busy={act.isPending} disabled={missing} onClick={() => act.mutate()}>
            {title}
          </Button>
        </p>
        {act.error !== null && <Failure error={act.error} />}
      </div>
    </details>
  );
}

function Asked({
  field: { label, type = 'text', choices, optional = false, most = 1000 },
  value,
  onChange,
}: {
  readonly field: ActField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  if (choices !== undefined)
    return <Select label={label} value={value} choices={choices} onChange={onChange} />;
  if (type === 'unit')
    return <UnitField label={label} value={value} required={!optional} onChange={onChange} />;
  return (
    <Field
      label={label}
      type={type}
      required={!optional}
      maxLength={most}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
