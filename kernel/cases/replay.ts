import type { Case, JournalLine } from './case.ts';
import { type CaseStep, moving, opening, recording, revising } from './case-step.ts';
import type { CaseType } from './case-type.ts';
import type { CasePart } from './parts.ts';

/** Who took a step was decided when it was taken. */
const WHOEVER: ReadonlySet<CasePart> = new Set(['owner', 'participant', 'steward']);

/**
 * A case as its journal tells it, line by line through the same rules that moved it; of the notices the journal tells that
 * they were sent, not which stand, so `notice` is null. Pure.
 * @throws Problem of a step that the type does not allow, RangeError where lines are missing
 */
export function replay(
  type: CaseType,
  { id, data, parent }: Pick<Case, 'id' | 'data' | 'parent'>,
  lines: readonly JournalLine[],
): Case {
  let item: Case | null = null;
  for (const [index, line] of lines.entries()) {
    const { sequence, transition, from, to } = line;
    if (sequence !== index + 1 || from !== (item?.state ?? null))
      throw new RangeError(`line ${index + 1} does not follow`);
    item = stepOf(type, { id, data, parent }, item, line).after;
    if (item.state !== to) throw new RangeError(`${transition} does not lead to ${to}`);
  }
  if (item === null) throw new RangeError('a journal has at least one line');
  return item;
}

function stepOf(
  type: CaseType,
  { id, data, parent }: Pick<Case, 'id' | 'data' | 'parent'>,
  before: Case | null,
  line: JournalLine,
): CaseStep {
  const { transition, note, detail, to } = line;
  const now = new Date(line.at);
  const { owner = null, participants = [], finalDueAt = null } = line.terms ?? {};
  if (before === null) {
    const request = { type: type.name, data, owner, participants, finalDueAt, state: to, note };
    return opening(type, parent === null ? request : { ...request, parent }, now, id);
  }
  if (transition === 'revise') return revising(type, before, { id, owner, participants, finalDueAt, note });
  if (transition === 'notify' || transition === 'answer') return recording(before, transition, note, detail);
  return moving(type, before, { id, transition, note, detail, terms: line.terms ?? {} }, now, WHOEVER);
}
