import type { Board } from '../board/view.ts';
import type { Briefing } from './briefing.ts';
import { contradictionRows, contradictionWords } from './contradictions/contradiction-rows.ts';
import type { OpenContradiction } from './contradictions/open-contradiction.ts';
import { EvidenceBook } from './evidence-book.ts';
import type { Sentence } from './figure.ts';
import { lampRows } from './lamp-rows.ts';
import { ledgerRows } from './ledger-rows.ts';
import { problemsOf } from './problems.ts';
import { situation } from './situation.ts';
import { targetRows } from './target-rows.ts';
import type { TaskAt } from './task-at.ts';
import { trackedTasks } from './tracked-task.ts';
import { unitRows } from './unit-rows.ts';

/** Everything that a briefing is written from. */
export interface BriefingSource {
  readonly board: Board;
  /** How each task stood at the board's moment, by its id on the board. */
  readonly tasks: ReadonlyMap<string, TaskAt>;
  /** Code of a measure -> its unit. */
  readonly units: ReadonlyMap<string, string>;
  /** Contradictions of the plans at work that were in question at the board's moment. */
  readonly contradictions: readonly OpenContradiction[];
}

/** What the office says of a briefing. */
export type BriefingHead = Pick<Briefing, 'month' | 'issuer' | 'code' | 'number'>;

/** The monthly briefing from the board at a moment, over the plans at work. Pure: the same board, the same briefing. */
export function writeBriefing(
  head: BriefingHead,
  { board, tasks, units, contradictions }: BriefingSource,
): Briefing {
  const plans = board.plans.filter(({ state }) => state === 'live');
  const tracked = trackedTasks(plans, tasks);
  const book = new EvidenceBook();
  const parts = {
    situation: paragraphs(situation({ month: head.month, at: board.at }, plans, tracked, book)),
    targets: [...targetRows(plans, units, book)],
    units: [...unitRows(tracked, book)],
    lamps: [...lampRows(plans, tracked, book)],
    contradictions: {
      words: paragraphs([contradictionWords(contradictions, board.at, book)]),
      rows: [...contradictionRows(contradictions, book)],
    },
  };
  const { problems, demands } = problemsOf({ plans, tasks: tracked, contradictions }, book);
  const ledger = [...ledgerRows(tracked, book)];
  return {
    format: 'yuheng-briefing/1',
    ...head,
    at: board.at,
    synthetic: plans.some(
      (plan) => plan.synthetic || plan.targets.some(({ reading }) => reading?.synthetic === true),
    ),
    plans: plans.map(({ id, title, issueDate }) => ({ id, title, issued: issueDate })),
    ...parts,
    problems: paragraphs(problems),
    demands: paragraphs(demands),
    ledger,
    evidence: [...book.notes],
  };
}

/** As JSON holds them. */
function paragraphs(all: readonly (readonly Sentence[])[]): Briefing['situation'] {
  return all.map((one) =>
    one.map(({ key, values }) => ({ key, values: { ...values } as Briefing['situation'][0][0]['values'] })),
  );
}
