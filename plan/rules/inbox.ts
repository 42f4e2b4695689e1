/** A case as far as an inbox asks. */
export interface InboxCase {
  readonly type: string;
  readonly state: string;
  readonly owner: string | null;
  readonly participants: readonly string[];
  readonly dueAt: string | null;
  readonly finalDueAt: string | null;
}

/** What a unit, or the office, has to do with a case, in the order in which work goes. */
export const inboxKinds = [
  'assign',
  'hand-over',
  'sign',
  'begin',
  'work',
  'milestone',
  'contradiction',
  'issue',
  'decide',
  'check',
  'take-part',
  'meeting',
  'waiting',
] as const;
export type InboxKind = (typeof inboxKinds)[number];

const ownKinds: { readonly [state: string]: InboxKind } = {
  'PlanTask pending': 'sign',
  'PlanTask signed': 'begin',
  'PlanTask working': 'work',
  'PlanTask reported': 'waiting',
  'PlanTask review': 'waiting',
  'PlanTask suspended': 'waiting',
  'PlanMilestone open': 'milestone',
  'PlanContradiction open': 'contradiction',
  'PlanContradiction answered': 'waiting',
  'PlanIssue lead': 'issue',
  'PlanIssue office': 'waiting',
  'PlanIssue leading-office': 'waiting',
  'PlanExtension asked': 'waiting',
  'PlanResolution pending': 'sign',
  'PlanResolution signed': 'begin',
  'PlanResolution working': 'work',
  'PlanResolution reported': 'waiting',
};

const officeKinds: { readonly [state: string]: InboxKind } = {
  'PlanTask proposed': 'assign',
  'PlanTask reported': 'check',
  'PlanTask review': 'check',
  'PlanIssue office': 'issue',
  'PlanIssue leading-office': 'issue',
  'PlanExtension asked': 'decide',
  'PlanContradiction answered': 'contradiction',
  'PlanResolution reported': 'check',
  'PlanMeeting preparing': 'meeting',
  'PlanMeeting announced': 'meeting',
  'PlanMeeting held': 'meeting',
};

/** What is asked of those who take part. */
const partKinds: { readonly [state: string]: InboxKind } = {
  'PlanTask working': 'take-part',
  'PlanResolution working': 'take-part',
  'PlanMeeting announced': 'meeting',
};

/** Work that nobody goes on with where its unit is there no more: the office hands it over. */
const handedOver: ReadonlySet<string> = new Set(['PlanTask pending', 'PlanTask signed', 'PlanTask working']);

/**
 * What a case asks of a unit (null: of the programme office); null where it asks nothing. Pure.
 * @param orphaned whether nobody acts for its owner any more
 */
export function inboxKind(item: InboxCase, unit: string | null, orphaned: boolean): InboxKind | null {
  const key = `${item.type} ${item.state}`;
  if (unit === null) return orphaned && handedOver.has(key) ? 'hand-over' : (officeKinds[key] ?? null);
  if (item.owner === unit) return ownKinds[key] ?? null;
  if (!item.participants.includes(unit)) return null;
  if (item.type === 'PlanIssue') return ownKinds[key] === undefined ? null : 'waiting';
  return partKinds[key] ?? null;
}

/** The due time that counts: the earlier of the present state's and the whole's. */
export function pressingDue({ dueAt, finalDueAt }: Pick<InboxCase, 'dueAt' | 'finalDueAt'>): string | null {
  return [dueAt, finalDueAt].filter((one) => one !== null).toSorted()[0] ?? null;
}

/** What is due first comes first, overdue before all; what is never due last. */
export function byDue(
  one: { readonly dueAt: string | null },
  other: { readonly dueAt: string | null },
): number {
  const [a, b] = [one.dueAt ?? '9', other.dueAt ?? '9'];
  return a < b ? -1 : a > b ? 1 : 0;
}
