import type { Case, Notice } from './case.ts';
import type { CaseType, NoticeRule } from './case-type.ts';
import { dueAfter, morningBefore } from './working-days.ts';

/** A case as far as its deadlines go. */
export type Dated = Pick<Case, 'state' | 'dueAt' | 'finalDueAt' | 'owner'>;

/** A notice that is to be sent now, and the one that lapsed for it. */
export interface NoticeDraft extends Pick<Notice, 'rule' | 'level' | 'occasion' | 'rung' | 'party' | 'unit'> {
  readonly dueAt: string | null;
  readonly answerDueAt: string | null;
  /** Number of the notice of the rung below that went without an answer. */
  readonly lapsed: number | null;
}

/**
 * The next notice that must be sent by now, or null. Deadlines first, then what lapsed. Pure: whoever asks again after
 * sending it, with it among the notices, is told the next.
 */
export function dueNotice(
  type: CaseType,
  item: Dated,
  notices: readonly Notice[],
  now: Date,
): NoticeDraft | null {
  const at = now.toISOString();
  for (const basis of ['state', 'whole'] as const) {
    const latest = timesOf(type, item, basis)
      .filter(({ moment }) => moment <= at)
      .at(-1);
    if (latest !== undefined && !wasSent(notices, latest.rule, latest.due))
      return draftOf(latest.rule, item, { occasion: latest.due, dueAt: latest.due, rung: 0, now });
  }
  for (const notice of notices) {
    const rule = waitingRule(type, item, notice);
    if (rule !== null && (notice.answerDueAt ?? '') <= at) {
      const { occasion, dueAt, number } = notice;
      return { ...draftOf(rule, item, { occasion, dueAt, rung: notice.rung + 1, now }), lapsed: number };
    }
  }
  return null;
}

/** A notice that a step calls for; the occasion tells the step from others. */
export function calledNotice(rule: NoticeRule, item: Dated, occasion: string, now: Date): NoticeDraft {
  return draftOf(rule, item, { occasion, dueAt: item.finalDueAt, rung: 0, now });
}

/** When the deadlines of a case have to be looked at again (ISO time); null where nothing can come of it. */
export function nextLook(type: CaseType, item: Dated, notices: readonly Notice[], now: Date): string | null {
  const at = now.toISOString();
  if (dueNotice(type, item, notices, now) !== null) return at;
  const times = [...timesOf(type, item, 'state'), ...timesOf(type, item, 'whole')]
    .filter(({ rule, due, moment }) => moment > at && !wasSent(notices, rule, due))
    .map(({ moment }) => moment);
  const answers = notices.flatMap((notice) =>
    waitingRule(type, item, notice) === null ? [] : (notice.answerDueAt ?? []),
  );
  return [...times, ...answers].toSorted()[0] ?? null;
}

/** Whether the cause of a notice is still there. */
export function stands(type: CaseType, item: Dated, notice: Notice): boolean {
  const rule = ruleOf(type, notice.rule);
  if (notice.endedAt !== null || rule === undefined || !holds(type, rule, item)) return false;
  return rule.when === null || dueOf(rule.when.due, item) === notice.occasion;
}

/** The gravest level among notices that stand. */
export function gravest(type: CaseType, notices: readonly Notice[]): string | null {
  const levels = type.levels ?? [];
  const present = notices.filter(({ endedAt }) => endedAt === null).map(({ level }) => level);
  return levels.findLast((level) => present.includes(level)) ?? null;
}

export function ruleOf(type: CaseType, name: string): NoticeRule | undefined {
  return type.notices?.find((rule) => rule.name === name);
}

/** The rule of a notice that still waits for an answer and has somebody above to tell. */
function waitingRule(type: CaseType, item: Dated, notice: Notice): NoticeRule | null {
  const { answerDueAt, answeredAt, lapsedAt, rung } = notice;
  if (answerDueAt === null || answeredAt !== null || lapsedAt !== null) return null;
  const rule = ruleOf(type, notice.rule);
  return rule !== undefined && rung + 1 < rule.ladder.length && stands(type, item, notice) ? rule : null;
}

/** The moments of the rules that hold now, oldest first; of those at the same moment the graver last, as they are declared. */
function timesOf(type: CaseType, item: Dated, basis: 'state' | 'whole') {
  const due = dueOf(basis, item);
  if (due === null) return [];
  return (type.notices ?? [])
    .flatMap((rule) =>
      rule.when?.due === basis && holds(type, rule, item)
        ? [{ rule, due, moment: momentOf(due, rule.when.workingDaysBefore) }]
        : [],
    )
    .toSorted((one, other) => (one.moment < other.moment ? -1 : one.moment > other.moment ? 1 : 0));
}

function momentOf(due: string, days: number): string {
  return days === 0 ? due : morningBefore(due, days);
}

function dueOf(basis: 'state' | 'whole', item: Dated): string | null {
  return basis === 'state' ? item.dueAt : item.finalDueAt;
}

function holds(type: CaseType, rule: NoticeRule, { state }: Dated): boolean {
  const { closed, paused } = type.states[state] ?? {};
  return !closed && !paused && rule.states.includes(state);
}

function wasSent(notices: readonly Notice[], { name }: NoticeRule, due: string): boolean {
  return notices.some(({ rule, occasion }) => rule === name && occasion === due);
}

function draftOf(
  rule: NoticeRule,
  item: Dated,
  { occasion, dueAt, rung, now }: Pick<NoticeDraft, 'occasion' | 'dueAt' | 'rung'> & { readonly now: Date },
): NoticeDraft {
  const party = rule.ladder[rung] ?? '';
  const days = rule.answerInWorkingDays;
  return {
    rule: rule.name,
    level: rule.level,
    occasion,
    rung,
    party,
    unit: party === 'owner' ? item.owner : null,
    dueAt,
    answerDueAt: days === undefined ? null : dueAfter(now, days),
    lapsed: null,
  };
}
