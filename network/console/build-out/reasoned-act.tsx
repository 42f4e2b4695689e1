import { useMutation } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { say } from '@yuheng/console/ui/toast';
import { useState } from 'react';
import styles from './build-out-page.module.css';
import type { ListedProject } from './build-out-queries.ts';
import { inParts, reasonedActs } from './bulk-steps.ts';

/** Sends the chosen projects back, stops them or takes them up again; the reason goes into the journal of each. */
export function ReasonedActForm({
  chosen,
  onSettled,
  onDone,
}: {
  readonly chosen: readonly ListedProject[];
  readonly onSettled: () => unknown;
  readonly onDone: () => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const [transition, setTransition] = useState('');
  const [reason, setReason] = useState('');
  const acts = reasonedActs(chosen);
  const act = acts.find((each) => each.transition === transition);
  const count = (many: number) => formatNumber(many, language);
  const nameOf = (each: string) => t(`cases.SiteBuildOut.transitions.${each}`);
  const take = useMutation({
    async mutationFn() {
      for (const projects of inParts(act?.projects ?? []))
        await post('/api/network/move-build-outs', { projects, transition, note: reason.trim() });
    },
    onSettled,
    onSuccess() {
      say(t('build-out.act.done', { act: nameOf(transition), count: count(act?.projects.length ?? 0) }));
      onDone();
    },
  });
  if (acts.length === 0) return null;
  return (
    <>
      <div className={styles['acts']}>
        <Select
          label={t('build-out.act')}
          value={act === undefined ? '' : transition}
          choices={[
            { value: '', text: t('build-out.act.none') },
            ...acts.map((each) => ({
              value: each.transition,
              text: t('build-out.act.count', {
                act: nameOf(each.transition),
                count: count(each.projects.length),
              }),
            })),
          ]}
          onChange={setTransition}
        />
        {act !== undefined && (
          <>
            <Field
              label={t('build-out.reason')}
              value={reason}
              maxLength={4000}
              onChange={(event) => setReason(event.target.value)}
              data-testid="act-reason"
            />
            <Button
              look="decide"
              disabled={reason.trim() === ''}
              busy={take.isPending}
              onClick={() => take.mutate()}
              data-testid="bulk-act"
            >
              {t('build-out.act.count', { act: nameOf(transition), count: count(act.projects.length) })}
            </Button>
          </>
        )}
      </div>
      {take.error !== null && <Failure error={take.error} kept={t('build-out.kept')} />}
    </>
  );
}
