import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Failure } from '@yuheng/console/ui/states';
import { say } from '@yuheng/console/ui/toast';
import { useState } from 'react';
import styles from './build-out-page.module.css';
import { type ListedProject, projectsKey } from './build-out-queries.ts';
import { inParts, movesOf, openable, reasonedActs } from './bulk-steps.ts';
import { ReasonedActForm } from './reasoned-act.tsx';

/** What can be done with the projects that are chosen: take each to its next stage, or begin to follow it. */
export function BulkBar({
  chosen,
  onDone,
}: {
  readonly chosen: readonly ListedProject[];
  readonly onDone: () => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const [owner, setOwner] = useState('');
  const [moves, fresh] = [movesOf(chosen), openable(chosen)];
  const movable = moves.reduce((sum, { projects }) => sum + projects.length, 0);
  const count = (many: number) => ({ count: formatNumber(many, language) });
  // What was done before a failure is done: it is read anew either way.
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: projectsKey }),
      queries.invalidateQueries({ queryKey: ['case'] }),
    ]);
  const move = useMutation({
    async mutationFn() {
      for (const each of moves) await post('/api/network/move-build-outs', { ...each, note });
    },
    onSettled,
    onSuccess() {
      say(t('build-out.moved', count(movable)));
      onDone();
    },
  });
  const open = useMutation({
    async mutationFn() {
      const who = owner.trim() === '' ? {} : { owner: owner.trim() };
      for (const projects of inParts(fresh.map(({ id }) => id)))
        await post('/api/network/open-build-outs', { projects, ...who });
    },
    onSettled,
    onSuccess() {
      say(t('build-out.opened', count(fresh.length)));
      onDone();
    },
  });
  const error = move.error ?? open.error;
  return (
    <section className={styles['bulk']} aria-label={t('build-out.bulk')} data-testid="bulk">
      <div className={styles['acts']}>
        <strong>{t('build-out.chosen.count', count(chosen.length))}</strong>
        <Button small look="quiet" onClick={onDone}>
          {t('build-out.chosen.none')}
        </Button>
      </div>
      {movable > 0 && (
        <div className={styles['acts']}>
          <Field
            label={t('build-out.note')}
            value={note}
            maxLength={4000}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button look="strong" onClick={() => move.mutate()} busy={move.isPending} data-testid="bulk-move">
            {t('build-out.move', count(movable))}
          </Button>
        </div>
      )}
      {fresh.length > 0 && (
        <div className={styles['acts']}>
          <Field
            label={t('build-out.owner.field')}
            value={owner}
            maxLength={200}
            onChange={(event) => setOwner(event.target.value)}
          />
          <Button onClick={() => open.mutate()} busy={open.isPending} data-testid="bulk-open">
            {t('build-out.open', count(fresh.length))}
          </Button>
        </div>
      )}
      <ReasonedActForm chosen={chosen} onSettled={onSettled} onDone={onDone} />
      {movable === 0 && fresh.length === 0 && reasonedActs(chosen).length === 0 && (
        <p className={styles['soft']}>{t('build-out.nothing')}</p>
      )}
      {error !== null && <Failure error={error} kept={t('build-out.kept')} />}
    </section>
  );
}
