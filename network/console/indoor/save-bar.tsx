import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { isFault, type TreeFinding } from '../../indoor/tree-findings.ts';
import type { Answer } from '../answers.ts';
import { type DraftHandle, type IndoorDraft, operatorsOf } from './indoor-draft.ts';
import styles from './indoor-page.module.css';

/** Saves what is drawn, puts it back, or removes the system, once somebody has said so twice. */
export function SaveBar({
  system,
  revision,
  draft,
  findings,
}: {
  readonly system: string | null;
  readonly revision: number;
  readonly draft: DraftHandle;
  readonly findings: readonly TreeFinding[];
}) {
  const t = useText('network');
  const may = useMay();
  const queries = useQueryClient();
  const { set } = usePlace();
  const [asked, setAsked] = useState(false);
  const save = useMutation({
    mutationFn(sent: IndoorDraft) {
      const { name, operators, ...rest } = sent.record;
      const record = { ...rest, name: name.trim(), operators: operatorsOf(operators) };
      return post<Answer<'save-indoor'>>('/api/network/save-indoor', {
        ...(system === null ? {} : { system }),
        revision,
        record,
        ...(revision > 0 || draft.drawn ? { design: sent.design } : {}),
      });
    },
    async onSuccess({ system: id }, sent) {
      draft.keep(sent);
      await queries.invalidateQueries({ queryKey: ['indoor'] });
      set({ system: id }, true);
    },
  });
  const remove = useMutation({
    mutationFn: () => post('/api/network/remove-indoor', { system }),
    async onSuccess() {
      set({ system: undefined, floor: undefined });
      await queries.invalidateQueries({ queryKey: ['indoor', 'list'] });
    },
  });
  if (!may) return <p className={styles['soft']}>{t('indoor.read-only')}</p>;
  const faults = findings.filter(isFault).length;
  const nameless = draft.record.name.trim() === '';
  const why = nameless
    ? t('indoor.save.name')
    : faults > 0
      ? t('indoor.save.faults', { count: faults })
      : null;
  const error = save.error ?? remove.error;
  return (
    <div className={styles['acts']}>
      {why !== null && (
        <span className={styles['why']} role="status">
          {why}
        </span>
      )}
      {system !== null && !asked && (
        <Button small look="quiet" onClick={() => setAsked(true)} data-testid="indoor-remove">
          {t('indoor.remove')}
        </Button>
      )}
      {asked && (
        <>
          <span role="status">{t('indoor.remove.sure')}</span>
          <Button small onClick={() => setAsked(false)}>
            {t('indoor.remove.no')}
          </Button>
          <Button
            small
            look="decide"
            busy={remove.isPending}
            onClick={() => remove.mutate()}
            data-testid="indoor-remove-yes"
          >
            {t('indoor.remove.yes')}
          </Button>
        </>
      )}
      {draft.dirty && (
        <Button small onClick={draft.reset}>
          {t('indoor.discard')}
        </Button>
      )}
      <Button
        look="strong"
        small
        busy={save.isPending}
        disabled={why !== null || (!draft.dirty && system !== null)}
        onClick={() => save.mutate(draft.now)}
        data-testid="indoor-save"
      >
        {t(draft.dirty || system === null ? 'indoor.save' : 'indoor.saved')}
      </Button>
      {error !== null && (
        <div className={styles['failure']}>
          <Failure error={error} kept={t('indoor.save.kept')} />
        </div>
      )}
    </div>
  );
}
