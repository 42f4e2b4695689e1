import { type ReactNode, useMemo, useState } from 'react';
import { download } from '../data/download.ts';
import { matches, type Order, type SortValue, sortRows } from '../text/sort-rows.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { type CsvCell, writeCsv } from '../text/write-csv.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './data-table.module.css';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly value: (row: Row) => SortValue;
  readonly cell?: (row: Row) => ReactNode;
  /** What goes into the CSV file, where it is not the value. */
  readonly csv?: (row: Row) => CsvCell;
  readonly numeric?: boolean;
}

const step = 100;

/** A list as a tool: filter, sort by any head, export to CSV. Long lists show a hundred rows at a time. */
export function DataTable<Row>(props: {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rowTestId?: string;
  readonly onOpen?: (row: Row) => void;
  /** The row that is open, and what is shown below it. */
  readonly opened?: { readonly key: string; readonly content: ReactNode } | null;
  /** All rows there are, when only some are loaded. */
  readonly total?: number;
  readonly onMore?: () => void;
  readonly onFilter?: (question: string) => void;
}) {
  const { rows, columns, rowKey, onOpen, opened } = props;
  const t = useText();
  const { language } = useLanguage();
  const [question, setQuestion] = useState('');
  const [order, setOrder] = useState<Order | null>(null);
  const [shown, setShown] = useState(step);
  const found = useMemo(() => {
    const kept = rows.filter((row) =>
      matches(
        question,
        columns.map((column) => String(column.csv?.(row) ?? column.value(row) ?? '')),
      ),
    );
    const column = columns.find((each) => each.id === order?.column);
    return column === undefined ? kept : sortRows(kept, column.value, order?.descending ?? false, language);
  }, [rows, columns, question, order, language]);
  const total = question === '' ? (props.total ?? found.length) : found.length;
  return (
    <section className={styles['table']} aria-label={props.name}>
      <div className={styles['tools']}>
        <Field
          label={t('table.filter')}
          labelHidden
          type="search"
          placeholder={t('table.filter')}
          value={question}
          onChange={(event) => {
            setQuestion(event.target.value);
            props.onFilter?.(event.target.value);
          }}
        />
        <span className={styles['count']}>{t('table.count', { count: total })}</span>
        <Button small look="quiet" onClick={() => exportCsv(props.name, found, columns)}>
          <Icon name="download" size={16} />
          CSV
        </Button>
      </div>
      <div className={styles['scroll']}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.id} column={column} order={order} onOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((row) => {
              const more = opened?.key === rowKey(row) ? opened.content : null;
              return [
                <tr
                  key={rowKey(row)}
                  className={classes(
                    onOpen !== undefined && styles['open'],
                    more !== null && styles['opened'],
                  )}
                  data-testid={props.rowTestId}
                  onClick={onOpen === undefined ? undefined : () => onOpen(row)}
                >
                  {columns.map((column, index) => (
                    <td key={column.id} className={classes(column.numeric === true && styles['numeric'])}>
                      {index === 0 && onOpen !== undefined ? (
                        <button type="button" className={styles['key']} aria-expanded={more !== null}>
                          {column.cell?.(row) ?? column.value(row)}
                        </button>
                      ) : (
                        (column.cell?.(row) ?? String(column.value(row) ?? ''))
                      )}
                    </td>
                  ))}
                </tr>,
                more !== null && (
                  <tr key={`${rowKey(row)} detail`}>
                    <td colSpan={columns.length} className={styles['detail']}>
                      {more}
                    </td>
                  </tr>
                ),
              ];
            })}
          </tbody>
        </table>
        {found.length === 0 && <p className={styles['nothing']}>{t('table.nothing')}</p>}
      </div>
      {(found.length > shown || (question === '' && props.onMore !== undefined && rows.length < total)) && (
        <Button
          small
          onClick={() => {
            setShown(shown + step);
            if (shown + step > rows.length) props.onMore?.();
          }}
        >
          {t('table.more', { shown: Math.min(shown, found.length), total })}
        </Button>
      )}
    </section>
  );
}

function Head<Row>({
  column,
  order,
  onOrder,
}: {
  readonly column: Column<Row>;
  readonly order: Order | null;
  readonly onOrder: (order: Order) => void;
}) {
  const mine = order?.column === column.id;
  const descending = mine && order.descending;
  return (
    <th
      scope="col"
      className={classes(column.numeric === true && styles['numeric'])}
      aria-sort={mine ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onOrder({ column: column.id, descending: mine && !descending })}>
        {column.title}
        <span aria-hidden="true" className={styles['arrow']}>
          {mine ? (descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

function exportCsv<Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[]): void {
  const text = writeCsv(
    columns.map((column) => column.title),
    rows.map((row) => columns.map((column) => column.csv?.(row) ?? column.value(row))),
  );
  download(`${name}.csv`, 'text/csv;charset=utf-8', text);
}
