import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { AmendmentView, PartView } from '../../amend/amendment-view.ts';
import { numbered } from '../../rules/numbered.ts';
import styles from './part-row.module.css';

/** A person says which part is which, where the rule is wrong. */
export function Rematch({ part, view }: { readonly part: PartView; readonly view: AmendmentView }) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [choosing, setChoosing] = useState(false);
  const say = useMutation({
    mutationFn: (input: {
      old: string | null;
      new: string | null;
      verdict: 'same' | 'different' | 'unsaid';
    }) => post('/api/plan/match-parts', { plan: view.plan.id, kind: part.kind, ...input }),
    onSuccess: async () => {
      setChoosing(false);
      await queries.invalidateQueries({ queryKey: ['board'] });
    },
  });
  const ids = { old: part.old?.id ?? null, new: part.new?.id ?? null };
  const paired = part.old !== null && part.new !== null;
  return (
    <div className={styles['rematch']}>
      {say.error !== null && <Failure error={say.error} />}
      {part.by === 'person' && (
        <Button
          small
          look="quiet"
          busy={say.isPending}
          onClick={() => say.mutate({ ...ids, verdict: 'unsaid' })}
        >
          {t('amend.unsay')}
        </Button>
      )}
      {paired && (
        <Button
          small
          look="quiet"
          busy={say.isPending}
          onClick={() => say.mutate({ ...ids, verdict: 'different' })}
          data-testid="not-same"
        >
          {t('amend.not-same')}
        </Button>
      )}
      {!paired && !choosing && (
        <Button small look="quiet" onClick={() => setChoosing(true)} data-testid="is-same">
          {t('amend.is-same')}
        </Button>
      )}
      {!paired && choosing && (
        <Select
          label={t('amend.which')}
          labelHidden
          value=""
          choices={[{ value: '', text: t('amend.which') }, ...others(part, view)]}
          onChange={(chosen) => {
            if (chosen !== '')
              say.mutate({ old: ids.old ?? chosen, new: ids.new ?? chosen, verdict: 'same' });
          }}
        />
      )}
    </div>
  );
}

/** Parts of the other version; those that stand alone first. */
function others(part: PartView, view: AmendmentView) {
  const side = part.old === null ? 'old' : 'new';
  const alone = (one: PartView) => (one.old === null || one.new === null ? 0 : 1);
  return view.parts
    .filter((one) => one.kind === part.kind && one[side] !== null)
    .toSorted((one, other) => alone(one) - alone(other))
    .map((one) => ({
      value: one[side]?.id ?? '',
      text: numbered(one[side]?.marker ?? '', (one[side]?.title ?? '').slice(0, 40)),
    }));
}
