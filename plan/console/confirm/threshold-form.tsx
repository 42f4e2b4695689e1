import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { useState } from 'react';
import { dayOf } from '../../briefing/china-day.ts';
import { checkDecided, checkTarget, type Fault } from '../../confirm/check-fields.ts';
import type { ThresholdWords } from '../../confirm/decision.ts';
import type { ProgrammeTarget } from '../../confirm/programme.ts';
import { dueHorizon, targetFields } from '../../confirm/target-fields.ts';
import { FaultText } from './fault-text.tsx';
import styles from './form-frame.module.css';
import { FormFrame } from './form-frame.tsx';
import { NumberFields, type NumberPart } from './number-fields.tsx';

export interface ThresholdInput {
  readonly number: NumberPart & { readonly due: string | null };
  readonly threshold: ThresholdWords;
}

/** The newest one given on this page: a meeting seldom sets the number of one target alone. */
let newest: ThresholdWords = { setBy: '', setOn: '', minute: '' };

/** Somebody set the number of a target that has none: who, when, by which minute, and the number. */
export function ThresholdForm({
  target,
  units,
  live,
  onSave,
  onCancel,
}: {
  readonly target: ProgrammeTarget;
  readonly units: readonly string[];
  /** It is proposed, not set. */
  readonly live: boolean;
  readonly onSave: (input: ThresholdInput) => Promise<boolean>;
  readonly onCancel: () => void;
}) {
  const t = useText('plan');
  const before = targetFields(target);
  const { comparator, value, low, high, unit } = before;
  const [number, setNumber] = useState<NumberPart>({
    comparator: comparator ?? '>=',
    value,
    low,
    high,
    unit,
  });
  const [due, setDue] = useState(before.horizon?.date ?? '');
  const [threshold, setThreshold] = useState<ThresholdWords>(() => wordsOf(target) ?? newest);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const said = (field: keyof ThresholdWords, type: 'text' | 'date') => (
    <div>
      <Field
        label={t(`confirm.threshold.${field}`)}
        type={type}
        required
        maxLength={field === 'minute' ? 300 : 200}
        value={threshold[field]}
        onChange={(event) => setThreshold({ ...threshold, [field]: event.target.value })}
        data-testid={`field-${field}`}
      />
      <FaultText faults={faults} field={field} />
    </div>
  );
  return (
    <FormFrame
      title={t('confirm.threshold.title')}
      save={t(live ? 'confirm.preview' : 'confirm.threshold.save')}
      reason={null}
      onCancel={onCancel}
      onSave={async () => {
        const horizon = due === '' ? before.horizon : dueHorizon(due);
        const after = { ...before, ...number, kind: 'numeric' as const, horizon };
        const found = [
          ...(threshold.setBy.trim() === '' ? [missing('setBy')] : []),
          ...(threshold.setOn === ''
            ? [missing('setOn')]
            : checkDecided('setOn', threshold.setOn, dayOf(new Date().toISOString()))),
          ...(threshold.minute.trim() === '' ? [missing('minute')] : []),
          ...checkTarget(after, target.threshold === undefined ? null : before),
        ];
        setFaults(found);
        if (found.length > 0) return false;
        newest = threshold;
        return onSave({ number: { ...number, due: due === '' ? null : due }, threshold });
      }}
    >
      <p className={styles['wide']}>{target.text}</p>
      <NumberFields
        number={number}
        units={units}
        faults={faults}
        first
        required
        onChange={(part) => setNumber({ ...number, ...part })}
      />
      <div>
        <Field
          label={t('confirm.threshold.due')}
          type="date"
          value={due}
          onChange={(event) => setDue(event.target.value)}
          data-testid="field-due"
        />
        <FaultText faults={faults} field="horizon" />
      </div>
      {said('setBy', 'text')}
      {said('setOn', 'date')}
      {said('minute', 'text')}
    </FormFrame>
  );
}

function missing(field: string): Fault {
  return { field, code: 'words-missing', values: {} };
}

/** What was said of the number that stands, to be said anew. */
function wordsOf({ threshold }: ProgrammeTarget): ThresholdWords | null {
  if (threshold === undefined) return null;
  const { setBy, setOn, minute } = threshold;
  return { setBy, setOn, minute };
}
