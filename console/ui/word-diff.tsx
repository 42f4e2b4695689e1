import { useMemo } from 'react';
import { editScript } from '../text/edit-script.ts';
import styles from './word-diff.module.css';

/** One side of two texts: what only this side has is marked, never by colour alone. */
export function WordDiff({
  before,
  after,
  side,
}: {
  readonly before: string;
  readonly after: string;
  readonly side: 'old' | 'new';
}) {
  const stretches = useMemo(() => {
    const own = side === 'old' ? 'removed' : 'added';
    return placed(editScript(before, after).filter(({ kind }) => kind === 'same' || kind === own));
  }, [before, after, side]);
  return stretches.map(({ kind, text, at }) => {
    if (kind === 'same') return <span key={at}>{text}</span>;
    return kind === 'removed' ? (
      <del key={at} className={styles['removed']}>
        {text}
      </del>
    ) : (
      <ins key={at} className={styles['added']}>
        {text}
      </ins>
    );
  });
}

/** Each stretch with where it begins in its text. */
function placed<T extends { readonly text: string }>(
  stretches: readonly T[],
): (T & { readonly at: number })[] {
  let at = 0;
  return stretches.map((stretch) => {
    const own = { ...stretch, at };
    at += stretch.text.length;
    return own;
  });
}
