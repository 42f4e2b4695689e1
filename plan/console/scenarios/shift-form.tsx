import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { useState } from 'react';
import type { Plan } from '../plan-parts.ts';
import type { Line } from './scenario-query.ts';
import styles from './scenarios.module.css';

/** The due time of a task, so many working days later or earlier. */
export function ShiftForm({
  plans,
  busy,
  onAdd,
}: {
  readonly plans: readonly Plan[];
  readonly busy: boolean;
  readonly onAdd: (line: Line) => void;
}) {
  const t = useText('plan');
  const [chosen, setChosen] = useState('');
  const [days, setDays] = useState('20');
  const tasks = plans
    .filter(({ state }) => state === 'live')
    .flatMap(({ sections }) => sections.flatMap((section) => section.tasks))
    .flatMap(({ title, case: driven }) =>
      driven === null || driven.finalDueAt === null ? [] : [{ value: driven.id, text: title }],
    );
  const workingDays = Number(days);
  const valid =
    chosen !== '' && Number.isInteger(workingDays) && workingDays !== 0 && Math.abs(workingDays) <= 1000;
  if (tasks.length === 0) return <p className={styles['soft']}>{t('scenario.shift.none')}</p>;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const from = new Date().toISOString().slice(0, 10);
        if (valid) onAdd({ kind: 'shift', case: chosen, workingDays, from });
      }}
    >
      <Select
        label={t('scenario.shift.task')}
        value={chosen}
        choices={[{ value: '', text: t('scenario.pair.choose') }, ...tasks]}
        onChange={setChosen}
      />
      <Field
        label={t('scenario.shift.days')}
        type="number"
        min={-1000}
        max={1000}
        value={days}
        onChange={(event) => setDays(event.target.value)}
      />
      <p>
        <Button submit look="strong" busy={busy} disabled={!valid}>
          {t('scenario.add')}
        </Button>
      </p>
    </form>
  );
}
