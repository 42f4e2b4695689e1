import { goingOf, saysNothing } from './read-words.ts';

/** Why a row is not taken over; texts are the messages `ledger.fault.<code>`. */
export const lineFaults = [
  'no-such-task',
  'no-such-plan',
  'new-row',
  'which-task',
  'task-twice',
  'bad-state',
  'state-missing',
  'no-unit',
  'not-yours',
  'under-review',
  'suspended',
  'closed',
  'milestones-open',
  'too-long',
  'refused',
] as const;
export type LineFault = (typeof lineFaults)[number];

/** What a row says of the terms of a task that is not so on the board: told, and never taken over. */
export const lineNotes = ['lead-differs', 'due-differs', 'by-likeness', 'not-begun'] as const;
export type LineNote = (typeof lineNotes)[number];

/** One thing that a row would have done, in this order. */
export type LineStep =
  | { readonly act: 'assign'; readonly unit: string }
  | { readonly act: 'accept' | 'begin' }
  | { readonly act: 'feedback'; readonly kind: 'on-plan' | 'behind' | 'blocked'; readonly text: string }
  | { readonly act: 'report'; readonly text: string }
  | { readonly act: 'issue'; readonly text: string; readonly unit: string };

/** A task as it stands when a row is held against it. */
export interface TaskStanding {
  readonly state: string;
  readonly closed: boolean;
  readonly owner: string | null;
  /** ISO day. */
  readonly due: string | null;
  /** What was said of it, the oldest first. */
  readonly statements: readonly { readonly kind: string; readonly text: string }[];
  /** Texts of issues that were raised, settled ones too. */
  readonly issues: readonly string[];
  readonly openMilestones: number;
  /** Whether the reader may act for its unit, or for one that takes part. */
  readonly own: boolean;
  readonly part: boolean;
  readonly steward: boolean;
}

export interface LineWords {
  readonly lead?: string | undefined;
  readonly state?: string | undefined;
  readonly progress?: string | undefined;
  readonly problem?: string | undefined;
  readonly note?: string | undefined;
  /** What the office calls its column of remarks. */
  readonly noteHead: string;
}

export interface LineVerdict {
  readonly steps: readonly LineStep[];
  readonly faults: readonly LineFault[];
}

/** Characters of a statement, as it is given anywhere else. */
const MOST = 4000;

/** What a row says of a task in the words that go into its journal; empty where it says nothing. A remark belongs to what it stands beside. */
export function statementOf({ state = '', progress = '', note = '', noteHead }: LineWords): string {
  const said = saysNothing(progress) ? state.trim() : progress.trim();
  if (said === '' || saysNothing(note)) return said;
  return `${said}\n${noteHead === '' ? '' : `${noteHead}: `}${note.trim()}`;
}

/**
 * What is to be done for a row to be on the board, by the same rules as when its unit does it step by step: nothing that was said
 * already, nothing that the state of the task refuses. Pure. @param otherwise what a statement counts as without a word for it
 */
export function judgeLine(
  line: LineWords,
  task: TaskStanding,
  otherwise: 'on-plan' | 'behind' | 'blocked' | null,
): LineVerdict {
  const said = statementSteps(line, task, otherwise);
  const raised = issueSteps(line, task);
  return {
    steps: [...said.steps, ...raised.steps],
    faults: [...new Set([...said.faults, ...raised.faults])],
  };
}

const nothing: LineVerdict = { steps: [], faults: [] };
const refused = (...faults: readonly LineFault[]): LineVerdict => ({ steps: [], faults });

function statementSteps(
  line: LineWords,
  task: TaskStanding,
  otherwise: 'on-plan' | 'behind' | 'blocked' | null,
): LineVerdict {
  const text = statementOf(line);
  const state = (line.state ?? '').trim();
  if (text === '') return nothing;
  const going = state === '' ? otherwise : goingOf(state);
  if (going === null) return refused(state === '' ? 'state-missing' : 'bad-state');
  if (going === 'not-begun') return nothing;
  const said = [text, (line.progress ?? '').trim()];
  if (task.statements.some((one) => one.kind === going && said.includes(one.text.trim()))) return nothing;
  if (going === 'done' && ['reported', 'review', 'done'].includes(task.state)) return nothing;
  if (text.length > MOST) return refused('too-long');
  if (task.closed) return refused('closed');
  if (task.state === 'suspended') return refused('suspended');
  if (task.state === 'reported' || task.state === 'review') return refused('under-review');
  if (going === 'done' && task.openMilestones > 0) return refused('milestones-open');
  const before = stepsBefore(line, task);
  if (before.faults.length > 0) return before;
  if (!task.own && (going === 'done' || !task.part)) return refused('not-yours');
  const statement: LineStep =
    going === 'done' ? { act: 'report', text } : { act: 'feedback', kind: going, text };
  return { steps: [...before.steps, statement], faults: [] };
}

/** A task is signed for and begun before anything is said of it; one that nobody has is given to the unit that the row names. */
function stepsBefore({ lead = '' }: LineWords, { state, own, steward }: TaskStanding): LineVerdict {
  if (state === 'working') return nothing;
  const begin: LineStep = { act: 'begin' };
  const accept: LineStep = { act: 'accept' };
  if (state === 'proposed') {
    if (lead.trim() === '' || lead.trim().length > 80) return refused('no-unit');
    return steward
      ? { steps: [{ act: 'assign', unit: lead.trim() }, accept, begin], faults: [] }
      : refused('not-yours');
  }
  if (!own) return refused('not-yours');
  return { steps: state === 'pending' ? [accept, begin] : [begin], faults: [] };
}

function issueSteps({ problem = '', lead = '' }: LineWords, task: TaskStanding): LineVerdict {
  const text = problem.trim();
  if (saysNothing(text) || task.issues.some((one) => one.trim() === text)) return nothing;
  if (text.length > MOST) return refused('too-long');
  if (task.closed) return refused('closed');
  const unit = task.owner ?? lead.trim();
  if (unit === '' || unit.length > 80) return refused('no-unit');
  if (!task.own && !task.part) return refused('not-yours');
  return { steps: [{ act: 'issue', text, unit }], faults: [] };
}
