import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '@yuheng/console/data/cases';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { useText } from '@yuheng/console/text/text-context';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import panel from '../item-panel.module.css';
import { ActForm } from '../task/act-form.tsx';
import type { ContradictionView } from './contradiction-query.ts';
import styles from './contradictions.module.css';

const acts = ['answer', 'confirm', 'dismiss'] as const;
/** Their notes are words of the rules, which the step itself says already. */
const byRules = new Set(['renew', 'settle']);

/** What may be done about it, each with a reason, and what became of it so far. */
export function Decide({ data, may }: { readonly data: ContradictionView; readonly may: boolean }) {
  const t = useText('plan');
  const words = useSourceWords();
  const journal = useQuery(caseQuery(data.id)).data?.journal ?? [];
  return (
    <section className={styles['acts']} data-testid="contradiction-history">
      {may &&
        acts
          .filter((act) => data.transitions.includes(act))
          .map((act) => (
            <ActForm
              key={`${act} ${data.basis}`}
              title={t(`cases.PlanContradiction.transitions.${act}`)}
              testId={`${act}-contradiction`}
              operation={`plan/${act}-contradiction`}
              fields={[
                {
                  name: 'reason',
                  label: t(act === 'answer' ? 'contradiction.answer' : 'contradiction.reason-of'),
                },
              ]}
              bodyOf={({ reason }) => ({
                contradiction: data.id,
                reason,
                ...(act === 'answer' ? {} : { seen: data.basis }),
              })}
            />
          ))}
      <h2 className={styles['history']}>{t('contradiction.history')}</h2>
      <ol className={panel['journal']}>
        {journal
          .toSorted((a, b) => b.sequence - a.sequence)
          .filter(({ transition }) => transition !== 'notify')
          .map(({ sequence, transition, note, by, at }) => (
            <li key={sequence}>
              {transition === 'open'
                ? t('contradiction.raised')
                : transition === 'answer' && note === ''
                  ? t('task.answered')
                  : t(`cases.PlanContradiction.transitions.${transition}`)}
              {note !== '' && !byRules.has(transition) && <p>{note}</p>}
              <small>
                {words.actor(by)} · <RelativeTime at={at} />
              </small>
            </li>
          ))}
      </ol>
    </section>
  );
}
