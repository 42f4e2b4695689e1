import { useMay } from '@yuheng/console/data/use-may';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import type { Answer } from './answers.ts';
import styles from './coverage-page.module.css';

export type ListedRun = Answer<'list-runs'>['runs'][number];

/** Which run is looked at, and the way to a new one. */
export function RunChooser({
  runs,
  chosen,
  onChoose,
  onNew,
}: {
  readonly runs: readonly ListedRun[];
  readonly chosen: string | null;
  readonly onChoose: (run: string) => void;
  readonly onNew: () => void;
}) {
  const t = useText('network');
  const may = useMay();
  return (
    <div className={styles['chooser']}>
      <Select
        label={t('coverage.run')}
        labelHidden
        value={chosen ?? ''}
        choices={[
          ...(chosen === null ? [{ value: '', text: t('coverage.run.choose') }] : []),
          // The date comes first: of a long name the rest is cut off, not what tells its runs apart.
          ...runs.map((run) => ({
            value: run.id,
            text: `${formatDateTime(run.askedAt).slice(5, 16)} · ${run.caseName}`,
          })),
        ]}
        onChange={onChoose}
      />
      {may && (
        <Button small onClick={onNew} data-testid="coverage-new">
          {t('coverage.new.short')}
        </Button>
      )}
    </div>
  );
}
