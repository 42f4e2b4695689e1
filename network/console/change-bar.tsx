import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { Answer } from './answers.ts';
import styles from './change-bar.module.css';
import type { RunPanelProps } from './run-panel.tsx';
import { mostTried } from './tried-changes.ts';

/** What is otherwise than in the run: put it back, or keep it as a case of its own and compute that. */
export function ChangeBar({
  run,
  moved,
  changes,
  full,
  nameOf,
  onReset,
  onOpen,
}: Pick<RunPanelProps, 'run' | 'moved' | 'changes' | 'full' | 'onReset' | 'onOpen'> & {
  readonly nameOf: (site: string) => string;
}) {
  const t = useText('network');
  const may = useMay();
  const queries = useQueryClient();
  const [name, setName] = useState<string | null>(null);
  const keep = useMutation({
    async mutationFn(as: string) {
      const kept = await post<Answer<'change-case'>>('/api/network/change-case', {
        case: run.caseId,
        name: as,
        changes,
      });
      return post<Answer<'start-run'>>('/api/network/start-run', { case: kept.case });
    },
    async onSuccess({ run: next }) {
      await queries.invalidateQueries({ queryKey: ['coverage-runs'] });
      onReset();
      onOpen(next);
    },
  });
  const { answer, busy } = moved;
  const cut = answer?.cut ?? [];
  return (
    <div className={styles['bar']} data-testid="change-bar" data-busy={busy}>
      <p role="status">
        <strong>{t('coverage.changed', { count: changes.length })}</strong>
        <small>
          {busy || answer === null
            ? t('coverage.changing')
            : t('coverage.changed.in', { milliseconds: answer.milliseconds })}
        </small>
      </p>
      {full && (
        <p role="alert" className={styles['limit']} data-testid="changes-full">
          {t('coverage.changed.full', { count: changes.length, most: mostTried })}
        </p>
      )}
      {cut.length > 0 && (
        <p className={styles['limit']} data-testid="changes-cut">
          {t('coverage.changed.cut', { sites: cut.map(nameOf).join(t('coverage.changed.and')) })}
        </p>
      )}
      {name === null ? (
        <div className={styles['acts']}>
          <Button small onClick={() => onReset()} data-testid="changes-reset">
            {t('coverage.reset')}
          </Button>
          {may && (
            <Button small look="strong" onClick={() => setName(run.caseName)} data-testid="changes-keep">
              {t('coverage.keep')}
            </Button>
          )}
        </div>
      ) : (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            keep.mutate(name.trim());
          }}
        >
          <Field
            label={t('coverage.keep.name')}
            value={name}
            maxLength={200}
            required
            onChange={(event) => setName(event.target.value)}
          />
          <div className={styles['acts']}>
            <Button small onClick={() => setName(null)}>
              {t('coverage.keep.no')}
            </Button>
            <Button
              small
              look="strong"
              submit
              busy={keep.isPending}
              disabled={name.trim() === ''}
              data-testid="changes-compute"
            >
              {t('coverage.keep.compute')}
            </Button>
          </div>
        </form>
      )}
      {keep.error !== null && <Failure error={keep.error} />}
    </div>
  );
}
