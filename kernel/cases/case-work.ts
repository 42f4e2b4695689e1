import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Case, Notice } from './case.ts';
import {
  type CaseStep,
  type MoveCase,
  moving,
  type OpenCase,
  opening,
  type ReviseCase,
  recording,
  revising,
} from './case-step.ts';
import type { CaseType } from './case-type.ts';
import {
  calledNotice,
  dueNotice,
  gravest,
  type NoticeDraft,
  nextLook,
  ruleOf,
  stands,
} from './due-notice.ts';
import { partsOf } from './parts.ts';

/** A step calls for a notice of a rule that no due time calls for. */
export interface NotifyCase {
  readonly id: string;
  readonly rule: string;
  readonly note: string;
}

export interface AnswerNotice {
  readonly id: string;
  /** Of the notice. */
  readonly number: number;
  readonly note: string;
}

/** The cause of the notices of a rule is gone, as somebody says. */
export interface EndNotices {
  readonly id: string;
  readonly rule: string;
}

/** One case with its notices, and the steps that are being taken with it. Pure: nothing is stored here. */
export class CaseWork {
  readonly steps: CaseStep[] = [];
  /** Notices that are new or have changed. */
  readonly changed = new Map<number, Notice>();
  readonly #type: CaseType;
  readonly #now: Date;
  #notices: readonly Notice[];
  #case: Case | null;

  constructor(type: CaseType, item: Case | null, notices: readonly Notice[], now: Date) {
    this.#type = type;
    this.#case = item;
    this.#notices = notices;
    this.#now = now;
  }

  get item(): Case {
    if (this.#case === null) throw new Error('the case is not opened yet');
    return this.#case;
  }

  /** When its deadlines have to be looked at next. */
  get nextAt(): string | null {
    return nextLook(this.#type, this.item, this.#notices, this.#now);
  }

  open(request: OpenCase): Case {
    return this.#take(opening(this.#type, request, this.#now));
  }

  move(request: MoveCase, by: Actor): Case {
    return this.#take(moving(this.#type, this.item, request, this.#now, partsOf(this.item, by)));
  }

  revise(request: ReviseCase): Case {
    return this.#take(revising(this.#type, this.item, request));
  }

  /** The occasion is the line of the journal. @throws Problem cases.unknown-notice, cases.wrong-state */
  notify({ rule: name, note }: NotifyCase): Case {
    const rule = ruleOf(this.#type, name);
    if (rule === undefined || rule.when !== null) throw new Problem('cases.unknown-notice', { notice: name });
    const { state, version } = this.item;
    if (!rule.states.includes(state))
      throw new Problem('cases.wrong-state', { type: this.#type.name, transition: name, state });
    return this.#send(calledNotice(rule, this.item, String(version + 1), this.#now), note);
  }

  /** Sends what is due by now. @returns how many notices */
  sendDue(): number {
    for (let sent = 0; ; sent += 1) {
      const draft = dueNotice(this.#type, this.item, this.#notices, this.#now);
      if (draft === null) return sent;
      this.#send(draft, '');
    }
  }

  /** @throws Problem cases.unknown-notice, cases.answered, cases.note-required */
  answer({ number, note }: AnswerNotice, by: Actor): Case {
    const notice = this.#notices.find((one) => one.number === number);
    if (notice === undefined || notice.answerDueAt === null)
      throw new Problem('cases.unknown-notice', { notice: number });
    if (notice.answeredAt !== null || notice.endedAt !== null) throw new Problem('cases.answered');
    if (note.trim() === '') throw new Problem('cases.note-required', { transition: 'answer' });
    if (!partsOf(this.item, by).has(notice.party === 'owner' ? 'owner' : 'steward'))
      throw new Problem('cases.not-yours', { transition: 'answer' });
    // Whoever answers for the rung above, or below, answers for the whole ladder.
    for (const one of this.#notices)
      if (one.rule === notice.rule && one.occasion === notice.occasion && one.answeredAt === null)
        this.#put({ ...one, answeredAt: this.#now.toISOString(), answeredBy: by.id, answer: note });
    return this.#take(recording(this.item, 'answer', note, { number, rule: notice.rule }));
  }

  /** Ends what stands of a rule that no due time calls for; nothing where there is none. */
  endNotices(rule: string): void {
    for (const one of this.#notices) if (one.rule === rule && one.endedAt === null) this.#end(one);
    const last = this.steps.at(-1);
    if (last !== undefined) this.#settle(last);
  }

  #send(draft: NoticeDraft, note: string): Case {
    const { lapsed, ...sent } = draft;
    const at = this.#now.toISOString();
    const number = this.#notices.length + 1;
    const over = this.#notices.find((one) => one.number === lapsed);
    if (over !== undefined) this.#put({ ...over, lapsedAt: at });
    this.#put({
      ...sent,
      case: this.item.id,
      number,
      issuedAt: at,
      lapsedAt: null,
      answeredAt: null,
      answeredBy: null,
      answer: null,
      endedAt: null,
    });
    const { rule, level, party, rung, dueAt, answerDueAt } = sent;
    return this.#take(
      recording(this.item, 'notify', note, { number, rule, level, party, rung, dueAt, answerDueAt }),
    );
  }

  #take(step: CaseStep): Case {
    for (const one of this.#notices)
      if (one.endedAt === null && !stands(this.#type, step.after, one)) this.#end(one);
    this.steps.push(step);
    return this.#settle(step);
  }

  /** The case shows the gravest notice that stands. */
  #settle(step: CaseStep): Case {
    const after = { ...step.after, notice: gravest(this.#type, this.#notices) };
    this.steps[this.steps.length - 1] = { ...step, after };
    this.#case = after;
    return after;
  }

  #end(notice: Notice): void {
    this.#put({ ...notice, endedAt: this.#now.toISOString() });
  }

  #put(notice: Notice): void {
    this.changed.set(notice.number, notice);
    const others = this.#notices.filter(({ number }) => number !== notice.number);
    this.#notices = [...others, notice].toSorted((one, other) => one.number - other.number);
  }
}
