import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Briefing } from '../../briefing/briefing.ts';
import type { StoredFigure } from '../../briefing/figure.ts';
import { printed } from '../../briefing/figure-text.ts';
import styles from './briefing.module.css';

/** What the address has to say for a figure's evidence to open; a list of several opens in the ledger below. */
function searchOf(
  content: Pick<Briefing, 'evidence'>,
  evidence: string,
): Readonly<Record<string, string>> | null {
  const of = content.evidence.find(({ id }) => id === evidence)?.of;
  if (of?.kind === 'measurement') return { evidence: of.measurement };
  if (of?.kind === 'quote') return { target: of.target };
  if (of?.kind === 'tasks' && of.tasks.length === 1) return { task: of.tasks[0]?.task ?? '' };
  return null;
}

/** The contradiction in which a figure stands; null: in none, or in several. */
function contradictionOf(content: Pick<Briefing, 'evidence'>, evidence: string): string | null {
  const of = content.evidence.find(({ id }) => id === evidence)?.of;
  if (of?.kind === 'record' || of?.kind === 'said') return of.contradiction;
  if (of?.kind === 'contradictions' && of.contradictions.length === 1)
    return of.contradictions[0]?.case ?? null;
  return null;
}

/** A figure as the way to its evidence: a measurement's drawer, a task's or a target's panel, a contradiction with both its sides, or the rows that were counted. */
export function EvidenceLink({
  content,
  figure,
  onList,
  children,
}: {
  readonly content: Pick<Briefing, 'evidence'>;
  readonly figure: StoredFigure;
  readonly onList: (evidence: string) => void;
  readonly children?: ReactNode;
}) {
  const search = searchOf(content, figure.evidence);
  const words = children ?? printed(figure);
  const contradiction = contradictionOf(content, figure.evidence);
  if (contradiction !== null)
    return (
      <Link
        to="/contradictions/$contradiction"
        params={{ contradiction }}
        className={styles['figure']}
        data-testid="briefing-figure"
      >
        {words}
      </Link>
    );
  if (search === null)
    return (
      <button type="button" className={styles['figure']} onClick={() => onList(figure.evidence)}>
        {words}
      </button>
    );
  return (
    <Link
      to="."
      search={((before: object) => ({ ...before, ...search })) as never}
      resetScroll={false}
      className={styles['figure']}
      data-testid="briefing-figure"
    >
      {words}
    </Link>
  );
}
