import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { memo, useEffect, useMemo, useRef } from 'react';
import { type DocumentMark, linesOf, type Segment, segmentsOf } from './document-marks.ts';
import styles from './document-page.module.css';
import type { Span } from './plan-parts.ts';
import { useItem } from './use-item.ts';

/** The text itself. The asked span is scrolled to and marked; targets and tasks open their panels. */
export function DocumentText({
  text,
  marks,
  asked,
  first,
}: {
  readonly text: string;
  readonly marks: readonly DocumentMark[];
  readonly asked: Span | null;
  /** Where the plan begins, if nothing is asked: a file may hold several. */
  readonly first: number;
}) {
  const box = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesOf(text), [text]);
  const start = asked?.start;
  useEffect(() => {
    if (start !== undefined) box.current?.querySelector('[data-asked]')?.scrollIntoView({ block: 'center' });
    else if (first > 1000) box.current?.querySelector('[data-first]')?.scrollIntoView({ block: 'center' });
  }, [start, first]);
  return (
    <article ref={box} className={styles['text']} data-testid="document-text" lang="zh-CN">
      {lines.map((line) => (
        <Line
          key={line.start}
          text={text}
          line={line}
          marks={marks}
          first={line.start <= first && first < line.end}
          asked={asked !== null && asked.start < line.end && asked.end > line.start ? asked : null}
        />
      ))}
    </article>
  );
}

const Line = memo(function Line({
  text,
  line,
  marks,
  asked,
  first,
}: {
  readonly text: string;
  readonly line: Span;
  readonly first: boolean;
  readonly marks: readonly DocumentMark[];
  readonly asked: Span | null;
}) {
  const t = useText('plan');
  const segments = segmentsOf(
    line,
    asked === null ? marks : [...marks, { ...asked, kind: 'asked', id: null, label: '' } as never],
  );
  const all = segments.flatMap((segment) => segment.marks);
  const gaps = all.filter(
    (mark, index) => mark.kind === 'gap' && mark.start >= line.start && all.indexOf(mark) === index,
  );
  const heading = all.some((mark) => mark.kind === 'heading');
  return (
    <p className={classes(heading && styles['heading'])} data-first={first || undefined}>
      {segments.map((segment) => (
        <Run key={segment.start} text={text.slice(segment.start, segment.end)} segment={segment} />
      ))}
      {gaps.length > 0 && (
        <span className={styles['margin']}>
          {[...Map.groupBy(gaps, ({ label }) => label)].map(([kind, found]) => (
            <span key={kind}>
              {t(`gap.${kind}`)}
              {found.length > 1 && ` × ${found.length}`}
            </span>
          ))}
        </span>
      )}
    </p>
  );
});

function Run({ text, segment }: { readonly text: string; readonly segment: Segment }) {
  const { openTarget, openTask } = useItem();
  const kinds = segment.marks.map((mark): string => mark.kind);
  if (kinds.length === 0) return text;
  const opened = segment.marks.findLast((mark) => mark.id !== null);
  const asked = kinds.includes('asked');
  const name = classes(...kinds.map((kind) => styles[kind]));
  const id = opened?.id;
  if (opened === undefined || id == null) {
    return (
      <span className={name} data-asked={asked || undefined}>
        {text}
      </span>
    );
  }
  // A run of text stays text for copying and reading aloud; the index beside it has real buttons.
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      className={name}
      data-asked={asked || undefined}
      title={opened.label}
      onClick={() => (opened.kind === 'target' ? openTarget(id) : openTask(id))}
    >
      {text}
    </span>
  );
}
