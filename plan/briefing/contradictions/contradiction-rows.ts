import { dayOf } from '../china-day.ts';
import type { EvidenceBook } from '../evidence-book.ts';
import type { Sentence } from '../figure.ts';
import type { ContradictionRow, RecordedRow, SaidRow } from './contradiction-row.ts';
import type { OpenContradiction, OpenReading, OpenRecorded } from './open-contradiction.ts';

/** Fen in a yuan: measures count money in fen. */
const FEN = 100;

/** What units report and what is recorded, where they do not agree: what is certain first, then what stands longest. */
export function contradictionRows(
  found: readonly OpenContradiction[],
  book: EvidenceBook,
): readonly ContradictionRow[] {
  return found
    .toSorted(
      (a, b) =>
        Number(a.certainty === 'likely') - Number(b.certainty === 'likely') ||
        (a.since === b.since ? (a.id < b.id ? -1 : 1) : a.since < b.since ? -1 : 1),
    )
    .map((one) => rowOf(one, book));
}

/** How many there are, in one paragraph. */
export function contradictionWords(
  found: readonly OpenContradiction[],
  at: string,
  book: EvidenceBook,
): readonly Sentence[] {
  if (found.length === 0) return [{ key: 'contradictions.none', values: {} }];
  const count = (own: readonly OpenContradiction[]) => book.ofContradictions(own);
  const day = { day: dayOf(at) };
  const certain = found.filter(({ certainty }) => certainty === 'certain');
  return [
    {
      key: 'contradictions.count',
      values: {
        day,
        count: count(found),
        certain: count(certain),
        likely: count(found.filter(({ certainty }) => certainty === 'likely')),
      },
    },
  ];
}

function rowOf(one: OpenContradiction, book: EvidenceBook): ContradictionRow {
  const { id, kind, certainty, reason, unit, since, said, others, recorded } = one;
  return {
    contradiction: id,
    kind,
    certainty,
    plan: said.plan,
    unit,
    since: dayOf(since),
    reason: {
      key: reason.key,
      values: Object.fromEntries(
        Object.entries(reason.values).map(([name, value]) => [
          name,
          typeof value === 'number' ? book.ofContradictions([one], value) : { words: [value] },
        ]),
      ),
    },
    said: saidOf(id, said, book),
    others: others.map((other) => saidOf(id, other, book)),
    recorded: recorded.map((source) => recordedOf(id, source, book)),
    evidence: book.ofContradictions([one]).evidence,
  };
}

function saidOf(contradiction: string, said: OpenContradiction['said'], book: EvidenceBook): SaidRow {
  const { task, title, planTitle, unit, text, at } = said;
  return {
    task,
    title,
    planTitle,
    unit,
    said: said.said,
    text: text === '' ? null : text,
    on: dayOf(at),
    evidence: book.said({ contradiction, task, case: said.case, line: said.line, at }),
  };
}

function recordedOf(contradiction: string, source: OpenRecorded, book: EvidenceBook): RecordedRow {
  const { title, label, unit, decimals, measure, entity, attribute } = source;
  const reading = (one: OpenReading | null): RecordedRow['before'] => {
    if (one === null) return null;
    const { at, value } = one;
    if (typeof value !== 'number') return { on: dayOf(at), value };
    const money = unit === 'CNY';
    const shown = money ? value / FEN : value;
    const places = unit === 'C62' || Number.isInteger(shown) ? 0 : money ? 2 : decimals;
    const of = { contradiction, title, measure, entity, attribute, at };
    return { on: dayOf(at), value: book.recorded(shown, places, of) };
  };
  return { title, label, unit, before: reading(source.before), after: reading(source.after) };
}
