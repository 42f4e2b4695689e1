import { download } from '@yuheng/console/data/download';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Icon } from '@yuheng/console/ui/icon';
import { Select } from '@yuheng/console/ui/select';
import { boardCsv } from './board-csv.ts';
import { type BoardFilter, filterPlan, isFiltering, noFilter, unitsOf } from './board-filter.ts';
import styles from './board-tools.module.css';
import type { Plan } from './plan-parts.ts';

/** Filter, export, import. What is exported is what is shown. */
export function BoardTools({
  plans,
  filter,
  onFilter,
  onImport,
}: {
  readonly plans: readonly Plan[];
  readonly filter: BoardFilter;
  readonly onFilter: (filter: BoardFilter) => void;
  readonly onImport: (() => void) | null;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const exportCsv = () => {
    const shown = plans.map((plan) => ({ ...plan, ...filterPlan(plan, filter) }));
    download(`${t('board.title')}.csv`, 'text/csv;charset=utf-8', boardCsv(shown, language, t));
  };
  return (
    <div className={styles['tools']}>
      <Field
        label={t('board.filter.text')}
        labelHidden
        type="search"
        placeholder={t('board.filter.text')}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        data-testid="board-filter"
      />
      <Select
        label={t('board.filter.unit')}
        labelHidden
        value={filter.unit ?? ''}
        choices={[
          { value: '', text: t('board.filter.unit.all') },
          ...unitsOf(plans).map((unit) => ({ value: unit, text: unit })),
        ]}
        onChange={(unit) => onFilter({ ...filter, unit: unit === '' ? null : unit })}
      />
      {isFiltering(filter) && (
        <Button look="quiet" onClick={() => onFilter(noFilter)}>
          {t('board.filter.clear')}
        </Button>
      )}
      <span className={styles['space']} />
      <Button look="quiet" onClick={exportCsv}>
        <Icon name="download" size={18} />
        CSV
      </Button>
      {onImport !== null && (
        <Button look="strong" onClick={onImport} data-testid="import-button">
          <Icon name="upload" size={18} />
          {t('board.import')}
        </Button>
      )}
    </div>
  );
}
