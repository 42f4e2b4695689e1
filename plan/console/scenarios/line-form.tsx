import { useMutation } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { OneOf } from '@yuheng/console/ui/one-of';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { EachFields } from './each-fields.tsx';
import { type Act, acts, emptyDraft, type LineDraft, lineOf } from './line-draft.ts';
import { PairsField } from './pairs-field.tsx';
import type { Lever, Line } from './scenario-query.ts';
import styles from './scenarios.module.css';
import { useLineWords } from './use-line-words.ts';

/** One line about things of a type: new ones, some changed, some gone, or a new one for each of another type. */
export function LineForm({
  lever,
  busy,
  onAdd,
}: {
  readonly lever: Pick<Lever, 'type' | 'must'>;
  readonly busy: boolean;
  readonly onAdd: (line: Line) => void;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { lineWords, typeOf } = useLineWords();
  const [draft, setDraft] = useState<LineDraft>(() => emptyDraft(lever, new Date()));
  const type = typeOf(lever.type);
  const source = typeOf(draft.source);
  const line = lineOf(draft, type, source);
  const set = (change: Partial<LineDraft>) => {
    preview.reset();
    setDraft({ ...draft, ...change });
  };
  const preview = useMutation({
    mutationFn: (change: Line) =>
      post<{ entities: number; first: string; last: string }>('/api/scenarios/preview-change', { change }),
  });
  return (
    <form
      className={styles['form']}
      data-testid="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (line !== null) preview.mutate(line, { onSuccess: () => onAdd(line) });
      }}
    >
      <OneOf
        legend={t('scenario.act')}
        name={`act-${lever.type}`}
        value={draft.act}
        choices={acts.map((act: Act) => ({ value: act, text: t(`scenario.act.${act}`) }))}
        onChange={(act) => set({ act })}
        testId="line-act"
      />
      {draft.act === 'each' && <EachFields draft={draft} onChange={set} />}
      {(draft.act === 'patch' || draft.act === 'delete') && (
        <PairsField
          title={t('scenario.filter')}
          type={type}
          pairs={draft.filter}
          onChange={(filter) => set({ filter })}
        />
      )}
      {draft.act !== 'delete' && (
        <PairsField
          title={t('scenario.said')}
          type={type}
          pairs={draft.said}
          times={draft.act === 'patch'}
          onChange={(said) => set({ said })}
        />
      )}
      <div className={styles['row']}>
        <Field
          label={t(draft.act === 'create' ? 'scenario.count' : 'scenario.limit')}
          type="number"
          min={1}
          max={10_000}
          value={draft.count}
          onChange={(event) => set({ count: event.target.value })}
          data-testid="line-count"
        />
        <Field
          label={t('scenario.per-month')}
          type="number"
          min={1}
          max={10_000}
          value={draft.perMonth}
          onChange={(event) => set({ perMonth: event.target.value })}
          data-testid="line-per-month"
        />
        <Field
          label={t('scenario.from')}
          type="date"
          required
          value={draft.from}
          onChange={(event) => set({ from: event.target.value })}
          data-testid="line-from"
        />
      </div>
      {line !== null && <p className={styles['words']}>{lineWords(line)}</p>}
      <p className={styles['buttons']}>
        <Button
          submit
          look="strong"
          busy={busy || preview.isPending}
          disabled={line === null}
          data-testid="line-add"
        >
          {t('scenario.add')}
        </Button>
        <Button
          look="quiet"
          busy={preview.isPending}
          disabled={line === null}
          onClick={() => line !== null && preview.mutate(line)}
        >
          {t('scenario.try')}
        </Button>
        {preview.data !== undefined && (
          <span role="status">
            {t('scenario.comes-to', {
              count: formatNumber(preview.data.entities, language),
              first: formatDate(preview.data.first),
              last: formatDate(preview.data.last),
            })}
          </span>
        )}
      </p>
      {preview.error !== null && <Failure error={preview.error} />}
    </form>
  );
}
