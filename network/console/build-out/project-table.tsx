import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { DataTable } from '@yuheng/console/ui/data-table';
import { useState } from 'react';
import { RecordFiles } from '../record-files.tsx';
import styles from './build-out-page.module.css';
import type { ListedProject } from './build-out-queries.ts';
import { BulkBar } from './bulk-bar.tsx';
import { StageDetail } from './stage-detail.tsx';
import { filtered } from './stage-filter.ts';
import { useProjectColumns } from './use-project-columns.tsx';

/** The projects as the page is filtered, each with its stages; some are chosen for what is done with them together. */
export function ProjectTable({ projects }: { readonly projects: readonly ListedProject[] }) {
  const t = useText('network');
  const { language } = useLanguage();
  const { query, set } = usePlace();
  const may = useMay();
  const rows = filtered(projects, { standing: query['stage'], overdue: query['overdue'] !== undefined });
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  // What another filter hides is not moved unseen.
  const chosen = rows.filter(({ id }) => marked.has(id));
  const choose = (id: string, on: boolean) => {
    const others = chosen.map((project) => project.id).filter((each) => each !== id);
    setMarked(new Set(on ? [...others, id] : others));
  };
  const columns = useProjectColumns(marked, may ? choose : null);
  const open = rows.find(({ id }) => id === query['project']);
  return (
    <section className={styles['card']} aria-label={t('pages.build-out')}>
      {may && rows.length > 0 && chosen.length === 0 && (
        <div className={styles['acts']}>
          <Button small onClick={() => setMarked(new Set(rows.map(({ id }) => id)))} data-testid="choose-all">
            {t('build-out.choose.all', { count: formatNumber(rows.length, language) })}
          </Button>
          <span className={styles['soft']}>{t('build-out.choose.text')}</span>
        </div>
      )}
      {chosen.length > 0 && <BulkBar chosen={chosen} onDone={() => setMarked(new Set())} />}
      <Legend />
      {rows.length === 0 && (
        <p className={styles['soft']} data-testid="nothing-there">
          {t(query['overdue'] === undefined ? 'build-out.nothing-there' : 'build-out.nothing-overdue')}
        </p>
      )}
      {rows.length > 0 && (
        <DataTable
          name={t('pages.build-out')}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          rowTestId="project-row"
          onOpen={({ id }) => set({ project: open?.id === id ? undefined : id })}
          opened={open === undefined ? null : { key: open.id, content: <StageDetail project={open} /> }}
        />
      )}
      <RecordFiles kind="SiteProject" city={query['city']} />
    </section>
  );
}

function Legend() {
  const t = useText('network');
  return (
    <ul className={styles['legend']} aria-label={t('build-out.legend')}>
      {['done', 'done-late', 'present', 'present-late', 'none'].map((look) => (
        <li key={look}>
          <span data-look={look} aria-hidden="true" />
          {t(`build-out.look.${look}`)}
        </li>
      ))}
    </ul>
  );
}
