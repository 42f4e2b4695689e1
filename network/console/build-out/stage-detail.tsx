import { useMay } from '@yuheng/console/data/use-may';
import { useNow } from '@yuheng/console/data/use-now';
import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { LampShape, type LampState } from '@yuheng/console/ui/lamp';
import styles from './build-out-page.module.css';
import type { ListedProject } from './build-out-queries.ts';
import { CaseJournal } from './case-journal.tsx';
import { lookOf, spentDays } from './stage-strip.tsx';

const lamps: Readonly<Record<string, LampState>> = {
  done: 'normal',
  'done-late': 'warning',
  present: 'normal',
  'present-late': 'overdue',
};

/** All stages of a project with their days: when it came in, left, and was due. */
export function StageDetail({ project }: { readonly project: ListedProject }) {
  const t = useText('network');
  const { language } = useLanguage();
  const title = (attribute: string) => t(`entities.SiteStage.attributes.${attribute}`);
  const owner = project.case?.owner ?? null;
  const may = useMay();
  const now = useNow();
  const daysText = (record: ListedProject['stages'][number]) => {
    if (record.leftAt === null)
      return t('build-out.so-far', { days: formatNumber(spentDays(record, now), language, 0) });
    return record.days === null ? '–' : formatNumber(record.days, language, 1);
  };
  return (
    <div className={styles['stages']} data-testid="stage-detail">
      <p className={styles['soft']}>
        {project.case === null
          ? t(may ? 'build-out.no-case' : 'build-out.no-case.read-only')
          : t('build-out.owner', { owner: owner ?? t('build-out.owner.none') })}
      </p>
      {project.stages.length === 0 ? (
        <p>{t('build-out.no-stages')}</p>
      ) : (
        <div className={styles['days']}>
          <table>
            <thead>
              <tr>
                <th scope="col">{title('stage')}</th>
                <th scope="col">{title('enteredAt')}</th>
                <th scope="col">{title('leftAt')}</th>
                <th scope="col">{t('build-out.days')}</th>
                <th scope="col">{t('build-out.due')}</th>
                <th scope="col">{t('build-out.state')}</th>
              </tr>
            </thead>
            <tbody>
              {project.stages.map((record) => {
                const { stage, enteredAt, leftAt, dueAt } = record;
                const look = lookOf(record);
                return (
                  <tr key={stage}>
                    <th scope="row">{t(`cases.SiteBuildOut.states.${stage}`)}</th>
                    <td>{formatDate(enteredAt)}</td>
                    <td>{leftAt === null ? t('build-out.here') : formatDate(leftAt)}</td>
                    <td>{daysText(record)}</td>
                    <td>{formatDate(dueAt)}</td>
                    <td>
                      <span className={styles['status']}>
                        <LampShape state={lamps[look] ?? 'none'} />
                        {t(`build-out.look.${look}`)}
                      </span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {project.case !== null && <CaseJournal id={project.case.id} />}
    </div>
  );
}
