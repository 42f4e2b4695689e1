import { useAreaNames } from '@yuheng/console/data/use-area-names';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import type { Column } from '@yuheng/console/ui/data-table';
import { Lamp } from '@yuheng/console/ui/lamp';
import styles from './build-out-page.module.css';
import type { ListedProject } from './build-out-queries.ts';
import { standingOf, standings } from './stage-filter.ts';
import { StageStrip } from './stage-strip.tsx';

/** A project as a row; the box before it where somebody may change it. */
export function useProjectColumns(
  chosen: ReadonlySet<string>,
  onChoose: ((project: string, chosen: boolean) => void) | null,
): readonly Column<ListedProject>[] {
  const t = useText('network');
  const areaName = useAreaNames();
  const title = (attribute: string) => t(`entities.SiteProject.attributes.${attribute}`);
  const nameOf = ({ name }: ListedProject) => name ?? t('ledgers.unnamed');
  const standing = (project: ListedProject) => {
    const at = standingOf(project);
    return t(at === 'none' ? 'build-out.none' : `cases.SiteBuildOut.states.${at}`);
  };
  const box: Column<ListedProject> = {
    id: 'chosen',
    title: t('build-out.chosen'),
    value: ({ id }) => (chosen.has(id) ? 1 : 0),
    cell: (project) => (
      <input
        type="checkbox"
        className={styles['box']}
        aria-label={t('build-out.choose', { name: nameOf(project) })}
        checked={chosen.has(project.id)}
        // The row opens on a click; the box does not.
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => onChoose?.(project.id, event.target.checked)}
        data-testid="project-box"
      />
    ),
  };
  return [
    { id: 'name', title: title('name'), value: nameOf },
    ...(onChoose === null ? [] : [box]),
    {
      id: 'city',
      title: title('city'),
      value: ({ city }) => areaName(city) ?? '–',
      cell: ({ city }) => <span className={styles['name']}>{areaName(city) ?? '–'}</span>,
    },
    {
      id: 'state',
      title: t('build-out.stage'),
      value: (project) => standings.indexOf(standingOf(project)),
      csv: standing,
      cell: standing,
    },
    {
      id: 'due',
      title: t('build-out.due'),
      value: ({ dueAt }) => dueAt,
      csv: ({ dueAt }) => (dueAt === null ? null : formatDate(dueAt)),
      cell: ({ dueAt, overdue }) =>
        dueAt === null ? (
          '–'
        ) : (
          <span className={styles['due']}>
            {formatDate(dueAt)}
            {overdue && <Lamp state="overdue" size="small" />}
          </span>
        ),
    },
    {
      id: 'stages',
      title: t('build-out.strip'),
      value: ({ stages }) => stages.reduce((sum, { days }) => sum + (days ?? 0), 0),
      csv: ({ stages }) =>
        stages
          .map(({ stage, days }) => `${t(`cases.SiteBuildOut.states.${stage}`)} ${days ?? '–'}`)
          .join(t('ledgers.between')),
      cell: (project) => <StageStrip project={project} />,
    },
  ];
}
