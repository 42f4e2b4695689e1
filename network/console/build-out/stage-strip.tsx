import { useNow } from '@yuheng/console/data/use-now';
import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { buildStages } from '../../entities/site-stage.ts';
import styles from './build-out-page.module.css';
import type { ListedProject, ListedStage } from './build-out-queries.ts';

/** The ten stages of a project one after the other: what each took, and where it stands. */
export function StageStrip({ project }: { readonly project: ListedProject }) {
  const t = useText('network');
  const { language } = useLanguage();
  const told = useStageWords();
  const now = useNow();
  return (
    <ol className={styles['strip']}>
      {buildStages.map((stage) => {
        const record = project.stages.find((each) => each.stage === stage);
        const name = t(`cases.SiteBuildOut.states.${stage}`);
        const words = record === undefined ? t('build-out.not-yet', { stage: name }) : told(name, record);
        return (
          <li key={stage} title={words} data-look={lookOf(record)}>
            <span aria-hidden="true">
              {record === undefined ? '' : formatNumber(spentDays(record, now), language, 0)}
            </span>
            <span className="visually-hidden">{words}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Whole days that a stage took so far; what goes on counts from when it was entered. */
export function spentDays({ enteredAt, leftAt, days }: ListedStage, now: number): number {
  if (leftAt !== null) return days ?? 0;
  return Math.floor((days ?? 0) + Math.max(0, now - Date.parse(enteredAt)) / 86_400_000);
}

export function lookOf(record: ListedStage | undefined): string {
  if (record === undefined) return 'none';
  return `${record.leftAt === null ? 'present' : 'done'}${record.late ? '-late' : ''}`;
}

/** A stage in a sentence. */
function useStageWords(): (name: string, record: ListedStage) => string {
  const t = useText('network');
  const { language } = useLanguage();
  return (stage, { enteredAt, leftAt, days, dueAt, late }) => {
    const [from, due] = [formatDate(enteredAt), formatDate(dueAt)];
    if (leftAt === null)
      return t(late ? 'build-out.present-late' : 'build-out.present', { stage, from, due });
    const spent = days === null ? '–' : formatNumber(days, language, 1);
    return t(late ? 'build-out.done-late' : 'build-out.done', {
      stage,
      from,
      to: formatDate(leftAt),
      days: spent,
      due,
    });
  };
}
