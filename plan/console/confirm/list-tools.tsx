import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import styles from './confirm-page.module.css';
import { type ListView, stateChoices } from './confirm-rows.ts';

/** Filter, what to show, in which order, and adding what was missed. */
export function ListTools({
  view,
  onView,
  onLeave,
  onAdd,
}: {
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** Back to the list. */
  readonly onLeave: () => void;
  readonly onAdd: ((kind: 'item' | 'target') => void) | null;
}) {
  const t = useText('plan');
  return (
    <div className={styles['tools']}>
      {/* Escape and the arrow lead from the field back to the list. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <span
        className={styles['filter']}
        data-filter
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          onLeave();
        }}
      >
        <Field
          label={t('confirm.filter')}
          labelHidden
          type="search"
          placeholder={`${t('confirm.filter')}  /`}
          value={view.words}
          onChange={(event) => onView({ ...view, words: event.target.value })}
          data-testid="confirm-filter"
        />
      </span>
      <Select
        label={t('confirm.filter.state')}
        labelHidden
        value={view.state}
        choices={stateChoices.map((value) => ({ value, text: t(`confirm.filter.${value}`) }))}
        onChange={(value) => onView({ ...view, state: stateChoices.find((one) => one === value) ?? 'all' })}
      />
      <Select
        label={t('confirm.order')}
        labelHidden
        value={view.order}
        choices={(['doubts', 'document'] as const).map((value) => ({
          value,
          text: t(`confirm.order.${value}`),
        }))}
        onChange={(value) => onView({ ...view, order: value === 'document' ? 'document' : 'doubts' })}
      />
      {onAdd !== null && (
        <Button small onClick={() => onAdd('item')} data-testid="add-item">
          {t('confirm.add.item')} <kbd>n</kbd>
        </Button>
      )}
      {onAdd !== null && (
        <Button small onClick={() => onAdd('target')}>
          {t('confirm.add.target')}
        </Button>
      )}
    </div>
  );
}
