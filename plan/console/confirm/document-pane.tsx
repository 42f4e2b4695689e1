import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { segmentsOf } from '../document-marks.ts';
import { type Mark, type MarkedLine, markedLines, marksOf } from './confirm-marks.ts';
import type { Confirmation, Entry } from './confirmation.ts';
import styles from './document-pane.module.css';
import { selectedWords } from './selected-words.ts';

export interface Words {
  readonly start: number;
  readonly end: number;
}

/** The words of the plan with everything that was understood in them; a mark selects its entry, a selection can be added. */
export function DocumentPane({
  text,
  plan,
  confirmation,
  selected,
  onSelect,
  onAdd,
}: {
  readonly text: string;
  readonly plan: Words;
  readonly confirmation: Confirmation;
  readonly selected: Entry | undefined;
  readonly onSelect: (key: string) => void;
  /** Null where nothing can be added. */
  readonly onAdd: ((words: Words, kind: 'item' | 'target') => void) | null;
}) {
  const t = useText('plan');
  const box = useRef<HTMLElement>(null);
  const { entries, headings, gaps, byKey } = confirmation;
  // As text: where a decision moves no mark, the lines stay as they are and are not drawn anew.
  const marks = useMemo(
    () =>
      JSON.stringify(
        marksOf(
          { headings, entries },
          gaps.map(({ gap }) => gap),
        ),
      ),
    [headings, entries, gaps],
  );
  const lines = useMemo(
    () => markedLines(text, plan, JSON.parse(marks) as readonly Mark[]),
    [text, plan, marks],
  );
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    if (onAdd === null) return;
    const changed = () => setWords(box.current === null ? null : selectedWords(box.current, text));
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, [text, onAdd]);
  const key = selected?.key;
  useEffect(() => {
    if (key === undefined) return;
    box.current
      ?.querySelector(`[data-entry~="${CSS.escape(key.replace(' ', '_'))}"]`)
      ?.scrollIntoView({ block: 'center' });
  }, [key]);
  return (
    <section
      ref={box}
      className={styles['pane']}
      aria-label={t('confirm.document')}
      data-testid="confirm-document"
    >
      <article className={styles['text']} lang="zh-CN">
        {lines.map((line) => (
          <Line
            key={line.start}
            text={text}
            line={line}
            states={line.entries.map((one) => stateOf(byKey.get(one), key)).join(' ')}
            onSelect={onSelect}
          />
        ))}
      </article>
      {words !== null && onAdd !== null && (
        <div className={styles['adding']} data-testid="add-selection">
          <span>{t('confirm.add.selected', { count: words.end - words.start })}</span>
          <Button
            small
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onAdd(words, 'item')}
          >
            {t('confirm.add.item')}
          </Button>
          <Button
            small
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onAdd(words, 'target')}
          >
            {t('confirm.add.target')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What the drawing of an entry depends on, as one word. */
function stateOf(entry: Entry | undefined, selected: string | undefined): string {
  if (entry === undefined) return '-';
  const doubted = entry.verdict === 'open' && entry.certainty.weight > 0;
  return `${entry.verdict}${doubted ? '+doubted' : ''}${entry.key === selected ? '+selected' : ''}`;
}

const Line = memo(function Line({
  text,
  line,
  states,
  onSelect,
}: {
  readonly text: string;
  readonly line: MarkedLine;
  /** Of the line's entries, in their order. */
  readonly states: string;
  readonly onSelect: (key: string) => void;
}) {
  const byEntry = new Map(line.entries.map((entry, at) => [entry, states.split(' ')[at] ?? '']));
  const heading = line.marks.some(({ kind }) => kind === 'heading');
  return (
    <p className={heading ? styles['headed'] : undefined}>
      {segmentsOf(line, line.marks).map(({ start, end, marks }) => (
        <Run
          key={start}
          start={start}
          text={text.slice(start, end)}
          marks={marks}
          states={byEntry}
          onSelect={onSelect}
        />
      ))}
    </p>
  );
});

function Run({
  start,
  text,
  marks,
  states,
  onSelect,
}: {
  readonly start: number;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly states: ReadonlyMap<string, string>;
  readonly onSelect: (key: string) => void;
}) {
  const inner = marks.findLast(({ entry }) => entry !== null)?.entry ?? null;
  const entries = [...new Set(marks.flatMap(({ entry }) => entry ?? []))];
  const state = new Set(entries.flatMap((entry) => states.get(entry)?.split('+') ?? []));
  return (
    // A run of text stays text for copying and reading aloud; the list beside it has real buttons.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      data-start={start}
      data-kind={marks.length === 0 ? undefined : [...new Set(marks.map(({ kind }) => kind))].join(' ')}
      data-state={state.size === 0 ? undefined : [...state].join(' ')}
      data-entry={
        entries.length === 0 ? undefined : entries.map((entry) => entry.replace(' ', '_')).join(' ')
      }
      onClick={inner === null ? undefined : () => onSelect(inner)}
    >
      {text}
    </span>
  );
}
