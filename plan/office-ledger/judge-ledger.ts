import type { Actor } from '@yuheng/kernel/actor';
import type { Workbook } from '@yuheng/kernel/workbook';
import { cellRef } from '@yuheng/kernel/workbook-places';
import {
  judgeLine,
  type LineNote,
  type LineStep,
  type LineWords,
  type TaskStanding,
} from '../rules/office-ledger/judge-line.ts';
import { type TaskMatch, TaskMatcher } from '../rules/office-ledger/match-task.ts';
import { dueIn, goingOf, unitsIn } from '../rules/office-ledger/read-words.ts';
import type { Field } from './fields.ts';
import { type LedgerLine, ledgerLines } from './ledger-lines.ts';
import type { LedgerRow } from './ledger-report.ts';
import { type LiveTask, standingOf } from './live-tasks.ts';
import type { Mapping } from './mapping.ts';

/** A row with what is to be done for it. */
export interface JudgedLine {
  readonly line: LedgerLine;
  readonly task: LiveTask | null;
  readonly steps: readonly LineStep[];
  /** As it is told before anything is done. */
  readonly row: LedgerRow;
}

/** Holds every row of a ledger against the tasks of plans at work. Pure. */
export function judgeLedger(
  workbook: Workbook,
  mapping: Mapping,
  tasks: readonly LiveTask[],
  by: Actor,
): readonly JudgedLine[] {
  const matcher = new TaskMatcher(tasks);
  const byId = new Map(tasks.map((task) => [task.task, task]));
  const first = new Set<string>();
  return ledgerLines(workbook, mapping).map((line) => {
    const { texts } = line;
    const said = mapping.tasks?.[lineKey(line)];
    const match: TaskMatch =
      said === undefined
        ? matcher.match({ task: texts.task ?? '', plan: texts.plan, lead: texts.lead })
        : byId.has(said)
          ? { task: said, by: 'person' }
          : { task: null, why: 'no-such-task', candidates: [] };
    const task = byId.get(match.task ?? '') ?? null;
    if (match.task === null || task === null)
      return rejected(line, match.task === null ? unmatched(match, matcher, texts) : 'no-such-task', match);
    if (first.has(task.task)) return rejected(line, 'task-twice', match);
    first.add(task.task);
    const standing = standingOf(task, by);
    const { steps, faults } = judgeLine(wordsOf(line), standing, mapping.otherwise ?? null);
    const outcome = faults.length > 0 ? 'rejected' : steps.length > 0 ? 'taken' : 'unchanged';
    return {
      line,
      task,
      // What can be taken over of a row waits until all of it can.
      steps: faults.length > 0 ? [] : steps,
      row: {
        ...headOf(line),
        case: task.item.id,
        outcome,
        steps: steps.map(toldStep),
        faults: faults.map((code) => ({ code, error: null })),
        notes: [...notesOf(line, standing, match)],
        candidates: [],
      },
    };
  });
}

/** A row that no task is like: of a plan that is not at work, or one that the office added to its file. */
function unmatched(
  match: Extract<TaskMatch, { readonly task: null }>,
  matcher: TaskMatcher,
  { plan = '' }: LedgerLine['texts'],
): LedgerRow['faults'][number]['code'] {
  if (match.why !== 'no-task-like-it') return match.why;
  return plan !== '' && !matcher.knowsPlan(plan) ? 'no-such-plan' : 'new-row';
}

/** By what a person names a row. */
export function lineKey({ sheet, row }: Pick<LedgerLine, 'sheet' | 'row'>): string {
  return `${sheet}!${row}`;
}

export function wordsOf({ texts, noteHead }: LedgerLine): LineWords {
  const { lead, state, progress, problem, note } = texts;
  return { lead, state, progress, problem, note, noteHead };
}

function headOf(line: LedgerLine) {
  const { sheet, row, texts } = line;
  return { sheet, row, words: (texts.task ?? '').slice(0, 300), unlisted: [...unlistedOf(line)] };
}

/** Cells whose words are not in the list of the file; of one that is merged over several rows, told with each. */
function* unlistedOf({
  lists,
  texts,
  cells,
}: LedgerLine): Generator<{ readonly cell: string; readonly text: string }> {
  for (const [field, values] of Object.entries(lists) as [Field, readonly string[]][]) {
    const text = texts[field] ?? '';
    const cell = cells[field];
    if (text === '' || values.includes(text) || !cell) continue;
    yield { cell: cellRef(cell), text: text.slice(0, 100) };
  }
}

function rejected(line: LedgerLine, code: LedgerRow['faults'][number]['code'], match: TaskMatch): JudgedLine {
  const candidates = match.task === null ? [...match.candidates] : [];
  const row: LedgerRow = {
    ...headOf(line),
    case: null,
    outcome: 'rejected',
    steps: [],
    faults: [{ code, error: null }],
    notes: [],
    candidates,
  };
  return { line, task: null, steps: [], row };
}

function toldStep(step: LineStep): LedgerRow['steps'][number] {
  if (step.act === 'assign') return { act: step.act, text: step.unit };
  const text = 'text' in step ? step.text : '';
  return { act: step.act === 'feedback' ? step.kind : step.act, text };
}

function* notesOf(
  { texts }: LedgerLine,
  { owner, due }: TaskStanding,
  match: TaskMatch,
): Generator<LineNote> {
  if (match.task !== null && match.by === 'likeness') yield 'by-likeness';
  const lead = texts.lead ?? '';
  if (owner !== null && lead !== '' && !unitsIn(lead).includes(owner)) yield 'lead-differs';
  const day = dueIn(texts.due ?? '');
  if (day !== null && due !== null && day !== due) yield 'due-differs';
  if (goingOf(texts.state ?? '') === 'not-begun') yield 'not-begun';
}
