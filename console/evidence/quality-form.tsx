import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { assuranceQuery, type MeasureAssurance } from '../data/assurance.ts';
import { measuresQuery } from '../data/measures.ts';
import { post } from '../data/request.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import { say } from '../ui/toast.tsx';
import styles from './assurance.module.css';
import { draftOf, newRule, type RuleDraft, ruleOf } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';

/** As many as a measure may have. */
const MOST = 20;

/** The rules over the data of a measure: added, changed, withdrawn; the figure is held against them as soon as they are kept. */
export function QualityForm({
  assurance,
  onDone,
}: {
  readonly assurance: MeasureAssurance;
  readonly onDone: () => void;
}) {
  const t = useText();
  const queries = useQueryClient();
  const { measure: code, version, points, effective } = assurance;
  const measure = useQuery(measuresQuery).data?.measures.find((each) => each.code === code);
  const [drafts, setDrafts] = useState<readonly RuleDraft[]>(() =>
    effective.map(({ rule }, key) => draftOf(key, rule)),
  );
  const rules = drafts.map(ruleOf);
  const keep = useMutation({
    mutationFn: (kept: readonly unknown[] | null) =>
      post('/api/measures/state-assurance', { measure: code, seen: version, points, rules: kept }),
    onSuccess: async () => {
      await queries.invalidateQueries(assuranceQuery(code));
      await queries.invalidateQueries({ queryKey: ['quality'] });
      say(t('assurance.saved'));
      onDone();
    },
  });
  if (measure === undefined) return <Skeleton lines={4} />;
  const change = (draft: RuleDraft) => setDrafts(drafts.map((one) => (one.key === draft.key ? draft : one)));
  const add = () => {
    const key = Math.max(-1, ...drafts.map((one) => one.key)) + 1;
    setDrafts([...drafts, newRule(key, 'complete', measure.select)]);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate(rules);
  };
  return (
    <form className={styles['form']} onSubmit={send} data-testid="quality-form">
      {drafts.length === 0 && <p className={styles['soft']}>{t('quality.no-rules')}</p>}
      {drafts.map((draft) => (
        <RuleFields
          key={draft.key}
          draft={draft}
          measure={measure}
          onChange={change}
          onRemove={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
        />
      ))}
      <p className={styles['foot']}>
        <Button small onClick={add} disabled={drafts.length >= MOST} data-testid="add-rule">
          {t('quality.add')}
        </Button>
        {assurance.rules !== null && (
          <Button small look="quiet" onClick={() => keep.mutate(null)} data-testid="rules-of-definition">
            {t('quality.of-definition')}
          </Button>
        )}
      </p>
      {keep.error !== null && <Failure error={keep.error} kept={t('assurance.kept')} />}
      <p className={styles['foot']}>
        <Button
          small
          look="strong"
          submit
          busy={keep.isPending}
          disabled={rules.includes(null)}
          data-testid="save-rules"
        >
          {t('assurance.save')}
        </Button>
        <Button small look="quiet" onClick={onDone}>
          {t('assurance.cancel')}
        </Button>
        {rules.includes(null) && <span className={styles['soft']}>{t('quality.unfinished')}</span>}
      </p>
    </form>
  );
}
