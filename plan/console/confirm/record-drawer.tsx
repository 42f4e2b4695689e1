import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { Drawer } from '@yuheng/console/ui/drawer';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import type { ReactNode } from 'react';
import type { Decision, Thing } from '../../confirm/decision.ts';
import { thingKey } from '../../confirm/standing.ts';
import { type Confirmation, nameOf } from './confirmation.ts';
import styles from './record-drawer.module.css';
import { DecisionGrounds } from './record-list.tsx';
import type { Loaded } from './use-confirmation.ts';

/** Every decision about the plan, newest first; what was decided in one step is one line. Nothing ever leaves it. */
export function RecordDrawer({ loaded, onClose }: { readonly loaded: Loaded; readonly onClose: () => void }) {
  const t = useText('plan');
  const words = useSourceWords();
  const { decisions, confirmation } = loaded;
  const withdrawn = new Set(decisions.map(({ withdraws }) => withdraws));
  const name = useThingName(confirmation);
  return (
    <Drawer title={t('confirm.record')} testId="record-drawer" onClose={onClose}>
      {decisions.length === 0 && <p className={styles['soft']}>{t('confirm.record.none')}</p>}
      <ol className={styles['steps']}>
        {stepsOf(decisions)
          .toReversed()
          .map((step) => {
            const [{ act, by, at, sequence }] = step;
            return (
              <li key={sequence} data-testid="record-step" data-act={act}>
                <p className={styles['soft']}>
                  <strong>{t(`act.${act}`)}</strong>
                  {step.length > 1 && <span>{t('confirm.record.count', { count: step.length })}</span>}
                  <span>{words.actor(by)}</span>
                  <RelativeTime at={at} />
                </p>
                <Things count={step.length}>
                  {step.map((decision) => (
                    <li key={decision.sequence}>
                      <p className={classes(withdrawn.has(decision.sequence) && styles['withdrawn'])}>
                        {name(decision.thing)}
                        {withdrawn.has(decision.sequence) && (
                          <span className="visually-hidden">{t('act.withdraw')}</span>
                        )}
                      </p>
                      <DecisionGrounds decision={decision} />
                    </li>
                  ))}
                </Things>
              </li>
            );
          })}
      </ol>
    </Drawer>
  );
}

/** A step about many things shows its first words and opens. */
function Things({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const t = useText('plan');
  if (count < 4) return <ul className={styles['things']}>{children}</ul>;
  return (
    <details>
      <summary className={styles['more']}>{t('confirm.record.show')}</summary>
      <ul className={styles['things']}>{children}</ul>
    </details>
  );
}

/** What a decision is about, in words. */
function useThingName({ byKey, gaps }: Confirmation): (thing: Thing) => string {
  const t = useText('plan');
  return (thing) => {
    if (thing.kind === 'plan') return t('confirm.head.title');
    if (thing.kind === 'gap') {
      const gap = gaps.find(({ id }) => id === thing.id)?.gap;
      return gap === undefined ? t('confirm.gaps') : [t(`gap.${gap.kind}`), gap.detail].join(' ').trim();
    }
    const entry = byKey.get(thingKey(thing));
    return entry === undefined ? t(`confirm.kind.${thing.kind}`) : nameOf(entry);
  };
}

type Step = [Decision, ...Decision[]];

/** Decisions that came in one request have the same author, act and instant. */
function stepsOf(decisions: readonly Decision[]): readonly Step[] {
  const steps: Step[] = [];
  for (const decision of decisions) {
    const last = steps.at(-1);
    if (last?.[0].at === decision.at && last[0].by === decision.by && last[0].act === decision.act)
      last.push(decision);
    else steps.push([decision]);
  }
  return steps;
}
