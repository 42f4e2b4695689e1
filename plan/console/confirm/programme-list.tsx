import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Empty } from '@yuheng/console/ui/states';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import type { Heading } from '../../compile/compiled.ts';
import { numbered } from '../../rules/numbered.ts';
import type { Row } from './confirm-rows.ts';
import { EntryRow, type EntryRowProps, type RowAct } from './entry-row.tsx';
import styles from './programme-list.module.css';

/** The programme, row by row; the selected row holds the focus while the list has it. */
export function ProgrammeList({
  rows,
  selected,
  opened,
  saving,
  form,
  onAct,
  onClear,
  ...rest
}: {
  readonly rows: readonly Row[];
  readonly selected: string | null;
  readonly opened: ReadonlySet<string>;
  /** Keys of what was accepted and is not stored yet. */
  readonly saving: ReadonlySet<string>;
  /** The form that is open, below the selected row. */
  readonly form: ReactNode;
  readonly onAct: (key: string, act: RowAct) => void;
  readonly onClear: () => void;
} & Pick<EntryRowProps, 'issueDate' | 'may' | 'mayNumber'>) {
  const t = useText('plan');
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    const head = list.current?.querySelector<HTMLElement>(
      `[data-key="${CSS.escape(selected ?? '')}"] [data-row-head]`,
    );
    if (head == null) return;
    // The page opens with its first row selected, and leaves the focus where it is.
    if (moved.current && document.querySelector('dialog[open]') === null) head.focus({ preventScroll: true });
    moved.current = true;
    head.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  if (rows.length === 0) {
    return (
      <Empty title={t('confirm.filter.nothing')}>
        <Button look="quiet" onClick={onClear}>
          {t('board.filter.clear')}
        </Button>
      </Empty>
    );
  }
  return (
    <ol ref={list} className={styles['list']} data-testid="confirm-list">
      {rows.map((row) => {
        switch (row.type) {
          case 'group':
            return (
              <li key={row.group} className={styles['group']}>
                <h3>
                  {t(`confirm.group.${row.group}`)} <small>{row.count}</small>
                </h3>
                <p>{t(`confirm.group.${row.group}.text`)}</p>
              </li>
            );
          case 'heading':
            return <HeadingRow key={`heading ${row.heading.id}`} heading={row.heading} />;
          default: {
            const { entry, crumb } = row;
            const mine = entry.key === selected;
            return (
              <EntryRow
                key={entry.key}
                entry={entry}
                crumb={crumb}
                selected={mine}
                open={opened.has(entry.key)}
                saving={saving.has(entry.key)}
                onAct={onAct}
                {...rest}
              >
                {mine ? form : null}
              </EntryRow>
            );
          }
        }
      })}
    </ol>
  );
}

const HeadingRow = memo(function HeadingRow({ heading }: { readonly heading: Heading }) {
  return (
    <li className={styles['heading']} data-level={Math.min(heading.level, 3)}>
      <h4>{numbered(heading.marker, heading.text)}</h4>
    </li>
  );
});
