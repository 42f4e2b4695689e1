import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { boardQuery } from '../board-query.ts';
import { LeverList } from './lever-list.tsx';
import { type Line, type ScenarioView, scenarioQuery } from './scenario-query.ts';
import styles from './scenarios.module.css';
import { ShiftForm } from './shift-form.tsx';
import { useLineWords } from './use-line-words.ts';

/** The lines of a scenario in words; its author adds to them by what moves a target, takes one out, or delays them all. */
export function ScenarioLines({ view }: { readonly view: ScenarioView }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { lineWords } = useLineWords();
  const { scenario, result } = view;
  const may = useMay() && view.mine;
  const [delay, setDelay] = useState(String(scenario.delay));
  const save = useMutation({
    mutationFn: (change: { readonly changes?: readonly Line[]; readonly delay?: number }) =>
      post('/api/scenarios/save-scenario', {
        scenario: { id: scenario.id, seen: scenario.version },
        name: scenario.name,
        note: scenario.note,
        changes: change.changes ?? scenario.changes,
        delay: change.delay ?? scenario.delay,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: scenarioQuery(scenario.id).queryKey }),
  });
  const add = (line: Line) => save.mutate({ changes: [...scenario.changes, line] });
  const told = result?.stale.includes('changed') === false ? result.outcome.lines : [];
  return (
    <section className={styles['card']} data-testid="scenario-lines">
      <h2>{t('scenario.lines')}</h2>
      {scenario.changes.length === 0 && <p className={styles['soft']}>{t('scenario.lines.none')}</p>}
      <ol className={styles['lines']}>
        {scenario.changes.map((line, index) => (
          <li key={JSON.stringify([index, line])} data-testid="scenario-line">
            <span>
              {lineWords(line)}
              {told[index] !== undefined && (
                <small>
                  {t('scenario.line.things', { count: formatNumber(told[index].entities, language) })}
                </small>
              )}
            </span>
            {may && (
              <Button
                small
                look="quiet"
                disabled={save.isPending}
                onClick={() => save.mutate({ changes: scenario.changes.filter((_, at) => at !== index) })}
              >
                {t('scenario.line.drop')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {(may || scenario.delay !== 0) && (
        <form
          className={styles['row']}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ delay: Number(delay) });
          }}
        >
          <Field
            label={t('scenario.delay')}
            type="number"
            min={-1000}
            max={1000}
            step={1}
            disabled={!may}
            value={delay}
            onChange={(event) => setDelay(event.target.value)}
          />
          {may && delay !== String(scenario.delay) && (
            <Button submit busy={save.isPending}>
              {t('scenario.delay.set')}
            </Button>
          )}
        </form>
      )}
      {save.error !== null && <Failure error={save.error} />}
      {may && <AddLine busy={save.isPending} onAdd={add} />}
    </section>
  );
}

function AddLine({ busy, onAdd }: { readonly busy: boolean; readonly onAdd: (line: Line) => void }) {
  const t = useText('plan');
  const { query, set } = usePlace();
  const plans = useQuery(boardQuery).data?.plans ?? [];
  const targets = plans
    .filter(({ state }) => state === 'live')
    .flatMap((plan) =>
      plan.targets
        .filter(({ measure, goal }) => measure !== null && goal !== null)
        .map(({ id, subject }) => ({ value: id, text: `${subject} · ${plan.title}` })),
    );
  const target = query['target'] ?? '';
  return (
    <div className={styles['adding']}>
      <h3>{t('scenario.adding')}</h3>
      <Select
        label={t('scenario.target')}
        value={target}
        choices={[{ value: '', text: t('scenario.pair.choose') }, ...targets]}
        onChange={(value) => set({ target: value === '' ? undefined : value }, true)}
      />
      {target !== '' && <LeverList target={target} busy={busy} onAdd={onAdd} />}
      <details className={styles['fold']}>
        <summary>{t('scenario.shift')}</summary>
        <ShiftForm plans={plans} busy={busy} onAdd={onAdd} />
      </details>
    </div>
  );
}
