import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { classes } from '@yuheng/console/ui/classes';
import { memo, type ReactNode } from 'react';
import { numbered } from '../../rules/numbered.ts';
import { ModelSuggestions } from '../suggest/model-suggestions.tsx';
import { type Entry, nameOf, quoteOf, takesNumber } from './confirmation.ts';
import { ItemFacts, TargetFacts } from './entry-facts.tsx';
import styles from './entry-row.module.css';
import { RecordList } from './record-list.tsx';
import { VerdictMark } from './verdict-mark.tsx';

/** What can be done with an entry from its row. */
export type RowAct = 'select' | 'open' | 'accept' | 'edit' | 'reject' | 'threshold';

export interface EntryRowProps {
  readonly entry: Entry;
  /** Heading under which it stands, where the list does not show it. */
  readonly crumb: string | null;
  readonly issueDate: string | null;
  readonly selected: boolean;
  /** Its words and its record are shown. */
  readonly open: boolean;
  /** Accepted here and not stored yet. */
  readonly saving: boolean;
  /** May be decided: a draft, and somebody who may work on plans. */
  readonly may: boolean;
  /** A number can be set, also while the plan is live. */
  readonly mayNumber: boolean;
  readonly onAct: (key: string, act: RowAct) => void;
  /** A form about it, below it. */
  readonly children?: ReactNode;
}

/** An item or a target: what the compiler understood, why it may be wrong, and what was decided. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { entry, crumb, issueDate, selected, open, saving, onAct, children } = props;
  const t = useText('plan');
  const { key, certainty, verdict, standing } = entry;
  const changed = new Set(standing.flatMap(({ changes }) => changes.map(({ field }) => field)));
  const marker = entry.kind === 'item' ? entry.item.marker : '';
  const { doubts, weight } = certainty;
  return (
    // The whole row selects; what selecting leads to is done by the buttons in it and by keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li
      className={classes(styles['row'], selected && styles['selected'], styles[verdict])}
      data-testid="confirm-entry"
      data-key={key}
      data-verdict={verdict}
      data-saving={saving}
      data-doubted={weight > 0}
      onClick={() => onAct(key, 'select')}
    >
      <div
        className={styles['head']}
        // The row with the selection is the one stop of the list for Tab; arrows move it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={selected ? 0 : -1}
        role="group"
        aria-current={selected}
        aria-label={t(`confirm.row.${entry.kind}`, { name: nameOf(entry), state: t(`verdict.${verdict}`) })}
        data-row-head
      >
        <VerdictMark verdict={saving ? 'saving' : verdict} doubted={weight > 0} />
        <div className={styles['what']}>
          {crumb !== null && <p className={styles['crumb']}>{crumb}</p>}
          <p
            className={classes(
              styles['title'],
              (changed.has('title') || changed.has('subject')) && styles['decided'],
            )}
          >
            <span className={styles['kind']}>{t(`confirm.kind.${entry.kind}`)}</span>
            {numbered(marker, nameOf(entry))}
          </p>
          {entry.kind === 'item' ? (
            <ItemFacts item={entry.item} changed={changed} />
          ) : (
            <TargetFacts target={entry.target} issueDate={issueDate} changed={changed} />
          )}
          {doubts.length > 0 && (
            <p className={classes(styles['doubts'], weight === 0 && styles['habit'])}>
              {doubts.map((doubt) => t(`doubt.${doubt.key}`, doubt.values)).join(t('list.stop'))}
            </p>
          )}
        </div>
      </div>
      {selected && <RowButtons {...props} />}
      {open && (
        <div className={styles['more']}>
          <blockquote lang="zh-CN">{quoteOf(entry)}</blockquote>
          <RecordList decisions={standing} />
          {entry.kind === 'item' && <ModelSuggestions item={entry.item.id} may={props.may} />}
        </div>
      )}
      {children}
    </li>
  );
}, sameRow);

/** An entry is what it was as long as nothing new was decided about it. */
function sameRow(one: EntryRowProps, other: EntryRowProps): boolean {
  return (
    one.entry.key === other.entry.key &&
    one.entry.seen === other.entry.seen &&
    one.entry.verdict === other.entry.verdict &&
    one.issueDate === other.issueDate &&
    one.crumb === other.crumb &&
    one.selected === other.selected &&
    one.open === other.open &&
    one.saving === other.saving &&
    one.may === other.may &&
    one.mayNumber === other.mayNumber &&
    one.onAct === other.onAct &&
    one.children === other.children
  );
}

function RowButtons({ entry, open, may, mayNumber, onAct }: EntryRowProps) {
  const t = useText('plan');
  const button = (act: RowAct, key: string, look: 'plain' | 'quiet') => (
    <Button
      small
      look={look}
      onClick={(event) => {
        event.stopPropagation();
        onAct(entry.key, act);
      }}
      data-testid={`entry-${act}`}
    >
      {t(act === 'open' && open ? 'confirm.act.close' : `confirm.act.${act}`)}
      <kbd className={styles['key']}>{key}</kbd>
    </Button>
  );
  const number = mayNumber && takesNumber(entry) && entry.verdict !== 'rejected';
  return (
    <p className={styles['buttons']}>
      {may && (entry.verdict === 'open' || entry.verdict === 'rejected') && button('accept', 'a', 'plain')}
      {may && entry.verdict !== 'rejected' && button('edit', 'e', 'plain')}
      {number && button('threshold', 't', 'plain')}
      {may && entry.verdict !== 'rejected' && button('reject', 'x', 'plain')}
      {button('open', '↵', 'quiet')}
    </p>
  );
}
