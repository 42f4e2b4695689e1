import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { TextArea } from '@yuheng/console/ui/text-area';
import { useId } from 'react';
import type { ResolutionDraft } from '../../meetings/minutes/minutes.ts';
import styles from './desk.module.css';
import { namesIn } from './meeting-time.ts';

/** A resolution that is being written: what, who, with whom, by when. */
export function ResolutionFields({
  resolution,
  units,
  onChange,
  onRemove,
}: {
  readonly resolution: ResolutionDraft;
  readonly units: readonly string[];
  readonly onChange: (resolution: ResolutionDraft) => void;
  readonly onRemove: () => void;
}) {
  const t = useText('plan');
  const list = useId();
  const { number, text, unit, others, due } = resolution;
  const byDay = 'day' in due;
  return (
    <fieldset className={styles['resolution']} data-resolution data-testid="resolution-fields">
      <legend>{t('minutes.resolution', { number })}</legend>
      <TextArea
        label={t('minutes.column.text')}
        maxLength={1000}
        value={text}
        onChange={(event) => onChange({ ...resolution, text: event.target.value })}
        data-testid="resolution-text"
      />
      <div className={styles['fields']}>
        <Field
          label={t('minutes.column.unit')}
          list={list}
          maxLength={80}
          value={unit}
          onChange={(event) => onChange({ ...resolution, unit: event.target.value })}
          data-testid="resolution-unit"
        />
        <datalist id={list}>
          {units.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </datalist>
        <Field
          label={t('minutes.column.others')}
          defaultValue={others.join(t('list.comma'))}
          onBlur={(event) => onChange({ ...resolution, others: [...namesIn(event.target.value)] })}
        />
        <Select
          label={t('minutes.column.due')}
          value={byDay ? 'day' : 'days'}
          choices={(['days', 'day'] as const).map((value) => ({ value, text: t(`minutes.due.${value}`) }))}
          onChange={(value) =>
            onChange({
              ...resolution,
              due: value === 'day' ? { day: new Date().toISOString().slice(0, 10) } : { workingDays: 10 },
            })
          }
        />
        {byDay ? (
          <Field
            label={t('minutes.due.day')}
            labelHidden
            type="date"
            value={due.day}
            onChange={(event) =>
              event.target.value !== '' && onChange({ ...resolution, due: { day: event.target.value } })
            }
          />
        ) : (
          <Field
            label={t('minutes.due.days')}
            labelHidden
            type="number"
            min={1}
            max={500}
            value={due.workingDays}
            onChange={(event) => {
              const days = Math.round(event.target.valueAsNumber);
              if (days >= 1 && days <= 500) onChange({ ...resolution, due: { workingDays: days } });
            }}
          />
        )}
      </div>
      <p>
        <Button small look="quiet" onClick={onRemove}>
          {t('minutes.remove-resolution')}
        </Button>
      </p>
    </fieldset>
  );
}
