import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Lamp } from '@yuheng/console/ui/lamp';
import styles from './build-out-page.module.css';
import type { ListedProject } from './build-out-queries.ts';

/** All stages of a project with their days: when it came in, left, and was due. */
export function StageDetail({ project }: { readonly project: ListedProject }) {
  const t = useText('network');
  const { language } = useLanguage();
  const title = (attribute: string) => t(`entities.SiteStage.attributes.${attribute}`);
  const owner = project.case?.owner ?? null;
  return (
    <div className={styles['stages']} data-testid="stage-detail">
      <p className={styles['soft']}>
        {project.case === null
          ? t('build-out.no-case')
          : t('build-out.owner', { owner: owner ?? t('build-out.owner.none') })}
      </p>
      {project.stages.length === 0 ? (
        <p>{t('build-out.no-stages')}</p>
      ) : (
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
            {project.stages.map(({ stage, enteredAt, leftAt, days, dueAt, late }) => (
              <tr key={stage}>
                <th scope="row">{t(`cases.SiteBuildOut.states.${stage}`)}</th>
                <td>{formatDate(enteredAt)}</td>
                <td>{leftAt === null ? t('build-out.here') : formatDate(leftAt)}</td>
                <td>{days === null ? '–' : formatNumber(days, language, 1)}</td>
                <td>{formatDate(dueAt)}</td>
                <td>
                  <Lamp state={late ? 'overdue' : 'normal'} size="small" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
