import { usePageTitle } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { ImportReport } from './import-report.tsx';
import { Intake } from './intake.tsx';
import styles from './ledgers-page.module.css';
import { OnRecord } from './on-record.tsx';
import { PastImports } from './past-imports.tsx';
import { StrayRecords } from './stray-records.tsx';

/** Ledgers come in here, with a report of each row that did not; and what is on record. */
export function Page() {
  const t = useText('network');
  usePageTitle(t('pages.ledgers'));
  const { query } = usePlace();
  const may = useMay();
  const job = query['import'];
  return (
    <div className={styles['page']}>
      {job !== undefined && <ImportReport key={job} job={job} />}
      {job === undefined && may && <Intake />}
      <PastImports />
      <StrayRecords />
      <OnRecord />
    </div>
  );
}
