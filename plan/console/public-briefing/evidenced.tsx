import type { StoredFigure } from '../../briefing/figure.ts';
import { printed } from '../../briefing/figure-text.ts';
import styles from './public.module.css';

/** The mark of a piece of evidence, in the list of all of it. */
export function Evidenced({ number }: { readonly number: number }) {
  return <span className={styles['mark']}>[{number}]</span>;
}

/** A figure with the way to what it stands on. */
export function Figure({
  figure,
  numbers,
  words,
}: {
  readonly figure: StoredFigure;
  readonly numbers: ReadonlyMap<string, number>;
  /** How it is written, where that is more than the number. */
  readonly words?: string;
}) {
  const number = numbers.get(figure.evidence);
  return (
    <a href={`#evidence-${number}`} className={styles['figure']} data-testid="public-figure">
      {words ?? printed(figure)}
      <sup>[{number}]</sup>
    </a>
  );
}

/** Paragraphs of a chapter as they were worded when it was published. */
export function Words({
  paragraphs,
  numbers,
}: {
  readonly paragraphs: readonly (readonly (string | StoredFigure)[])[];
  readonly numbers: ReadonlyMap<string, number>;
}) {
  return paragraphs.map((parts, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what is published never changes its places
    <p key={at} className={styles['words']}>
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is published never changes its places
          <Figure key={index} figure={part} numbers={numbers} />
        ),
      )}
    </p>
  ));
}
