import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import Type, { type Static } from 'typebox';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** A resolution with how far it is. */
export const ResolutionView = Type.Object({
  case: Type.String(),
  number: Type.Integer(),
  /** Key of the item of the agenda. */
  item: Type.String(),
  title: Type.String(),
  text: Type.String(),
  unit: Nullable,
  others: Type.Array(Type.String()),
  state: Type.String(),
  dueAt: Nullable,
  finalDueAt: Nullable,
  closedAt: Nullable,
  notice: Nullable,
  /** Steps that the reader may take. */
  transitions: Type.Array(Type.String()),
  /** What was said with the last step. */
  last: Type.String(),
});
export type ResolutionView = Static<typeof ResolutionView>;

/** Of a meeting, by their numbers; those that a correction ended come last. */
export async function readResolutions(
  { cases }: Kernel,
  meetingCase: string,
  actor: Parameters<Kernel['cases']['move']>[2],
): Promise<readonly ResolutionView[]> {
  const found = await cases.list({ types: ['PlanResolution'], parents: [meetingCase], limit: 1000 });
  const views: ResolutionView[] = [];
  for (const item of found) {
    const lines = await cases.journal(item.id);
    const said = lines.findLast(({ transition, note }) => transition !== 'open' && note !== '');
    views.push(viewOf(item, [...cases.transitions(item, actor)], said?.note ?? ''));
  }
  const gone = ({ state }: ResolutionView): number => Number(state === 'withdrawn');
  return views.toSorted((a, b) => gone(a) - gone(b) || a.number - b.number);
}

function viewOf(item: Case, transitions: string[], last: string): ResolutionView {
  const { id, data, owner, participants, state, dueAt, finalDueAt, closedAt, notice } = item;
  const text = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
  return {
    case: id,
    number: typeof data['number'] === 'number' ? data['number'] : 0,
    item: text('item'),
    title: text('title'),
    text: text('text'),
    unit: owner,
    others: [...participants],
    state,
    dueAt,
    finalDueAt,
    closedAt,
    notice,
    // Minutes are corrected as a whole.
    transitions: transitions.filter((name) => name !== 'withdraw'),
    last,
  };
}
