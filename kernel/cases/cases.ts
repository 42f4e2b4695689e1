import type { Events } from '../events/events.ts';
import type { Facts } from '../facts/facts.ts';
import { isInstanceId } from '../facts/model/instance-id.ts';
import type { Change } from '../facts/store/apply-change.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import type { Case, JournalLine, Notice } from './case.ts';
import { entityId } from './case-facts.ts';
import { factsOf, lineOf, type MoveCase, type OpenCase, type ReviseCase } from './case-step.ts';
import {
  type CaseFilter,
  holdCase,
  insertCase,
  insertJournal,
  listCases,
  putOffCase,
  readCases,
  readDue,
  readJournal,
  readJournals,
  updateCase,
} from './case-store.ts';
import type { CaseType } from './case-type.ts';
import { type AnswerNotice, CaseWork, type EndNotices, type NotifyCase } from './case-work.ts';
import { DeadlineKeeper } from './deadline-keeper.ts';
import { putNotice, readNotices, readUnanswered } from './notice-store.ts';
import { partsOf } from './parts.ts';
import { caseLine, journalLine, noticeLine } from './seal.ts';
import { faultOf, transitionsFrom } from './transition.ts';
import { dueAfter } from './working-days.ts';

export type { MoveCase, OpenCase, ReviseCase } from './case-step.ts';
export type { CaseFilter } from './case-store.ts';

/** What must become true together with the steps of cases. */
export interface Together {
  readonly facts?: readonly Change[];
  /** Is given the cases as they are after their steps, in the order of the steps: opened, moved, revised, notified, answered. */
  readonly with?: (cases: readonly Case[], tx: Sql) => Promise<void>;
}

/** Steps of several cases that are taken together. */
export interface CaseSteps {
  readonly open?: readonly OpenCase[];
  readonly move?: readonly MoveCase[];
  readonly revise?: readonly ReviseCase[];
  /** Notices that no due time calls for; and causes of such notices that are gone, for cases that are moved or revised here. */
  readonly notify?: readonly NotifyCase[];
  readonly end?: readonly EndNotices[];
  readonly answer?: readonly AnswerNotice[];
}

/** Pieces of work: state machines with a journal that is only appended to. A case shows its state as facts, in the same transaction. */
export interface Cases {
  /** Opens all or none, and in the same transaction changes `facts` and runs `with`. */
  open(requests: readonly OpenCase[], by: Actor, together?: Together): Promise<readonly Case[]>;
  /**
   * @throws Problem cases.not-found, cases.wrong-state, cases.unknown-transition, cases.note-required, cases.not-yours,
   * cases.bad-detail, cases.conflict
   */
  move(id: string, transition: string, by: Actor, note: string): Promise<Case>;
  /**
   * Takes all steps or none, in one transaction with `facts` and `with`; `action` names it in the log. There may be
   * none at all, as long as there are facts.
   * @throws Problem of open and move
   */
  change(action: string, steps: CaseSteps, by: Actor, together?: Together): Promise<readonly Case[]>;
  /**
   * Sends the notices that are due by now, each with its line in the journal, in one transaction with it: whoever else
   * does so at the same time, and whenever this is killed, each is sent once. @returns how many cases were looked at
   */
  sendDue(): Promise<number>;
  get(id: string): Promise<Case>;
  find(ids: readonly string[]): Promise<readonly Case[]>;
  /** What is due first comes first. @param tx sees what it did itself */
  list(filter: CaseFilter, tx?: Sql): Promise<readonly Case[]>;
  /** Nobody else changes the case until the transaction ends: what is asked of it there stays so. @throws Problem cases.not-found */
  hold(id: string, tx: Sql): Promise<Case>;
  journal(id: string): Promise<readonly JournalLine[]>;
  /** Of these cases, by their ids. */
  journals(ids: readonly string[]): Promise<ReadonlyMap<string, readonly JournalLine[]>>;
  /** Of these, in the order in which they were sent. */
  notices(ids: readonly string[]): Promise<readonly Notice[]>;
  /** Notices that want an answer of one of these parties (of the owner `unit` where it is told); what is due first comes first. */
  unanswered(
    parties: readonly string[],
    options?: { readonly unit?: string; readonly limit?: number },
  ): Promise<readonly Notice[]>;
  /** The transitions that lead on; those that somebody may take, where they are named. */
  transitions(item: Case, by?: Actor): readonly string[];
  /** Sends notices as they become due, on this server too, until stopped. */
  start(): void;
  stop(): Promise<void>;
}

/** Cases opened, or steps taken, in one transaction. */
const BATCH = 500;
/** Cases whose notices are sent in one transaction. */
const LOT = 100;

const DEADLINES: Actor = {
  id: 'system:cases',
  name: '',
  organisation: null,
  source: 'cases',
  roles: [],
  synthetic: false,
};

export function openCases(options: {
  readonly database: Database;
  readonly facts: Facts;
  readonly events: Events;
  readonly caseTypes: ReadonlyMap<string, CaseType>;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
}): Cases {
  const { database, facts, events, caseTypes, clock } = options;
  for (const type of caseTypes.values()) {
    const fault = faultOf(type);
    if (fault) throw new Error(`case type ${type.name}: ${fault}`);
  }
  const typeOf = (name: string): CaseType => {
    const type = caseTypes.get(name);
    if (!type) throw new Problem('cases.unknown-type', { type: name });
    return type;
  };

  const find = (ids: readonly string[]): Promise<readonly Case[]> => readCases(ids, database);

  async function get(id: string): Promise<Case> {
    const [found] = isInstanceId(id) ? await find([id]) : [];
    if (!found) throw new Problem('cases.not-found');
    return found;
  }

  /** The cases with their notices, ready for steps. */
  async function worksOf(present: readonly Case[], now: Date): Promise<ReadonlyMap<string, CaseWork>> {
    const told = present.filter(({ type }) => (typeOf(type).notices ?? []).length > 0);
    const notices = await readNotices(
      told.map(({ id }) => id),
      database,
    );
    const byCase = Map.groupBy(notices, (notice) => notice.case);
    return new Map(
      present.map((item) => [item.id, new CaseWork(typeOf(item.type), item, byCase.get(item.id) ?? [], now)]),
    );
  }

  async function commit(
    works: readonly CaseWork[],
    cases: readonly Case[],
    now: Date,
    by: Actor,
    action: string,
    together: Together,
  ): Promise<readonly Case[]> {
    const at = now.toISOString();
    const changes = [...works.flatMap(({ steps }) => factsOf(steps, at)), ...(together.facts ?? [])];
    const write = facts.write(changes, by, {
      action,
      with: async (tx, seal) => {
        for (const work of works) seal(await storeWork(work, by, at, tx));
        await together.with?.(cases, tx);
      },
    });
    await write.catch((error: unknown) => {
      // Somebody else has moved a case: what it showed and should end is gone already.
      const own =
        error instanceof Problem && error.code === 'facts.attribute-not-found' ? error.values['id'] : null;
      throw cases.some((item) => entityId(item) === own) ? new Problem('cases.conflict') : error;
    });
    return cases;
  }

  /** @returns what the log says of it */
  async function storeWork(
    { steps, changed, nextAt, item }: CaseWork,
    by: Actor,
    at: string,
    tx: Sql,
  ): Promise<readonly string[]> {
    const before = steps[0]?.before ?? null;
    if (before === null) await insertCase(item, nextAt, tx);
    else if (!(await updateCase(before, item, nextAt, tx))) throw new Problem('cases.conflict');
    const lines = steps.map((step) => lineOf(step, by, at));
    await insertJournal(item.id, lines, tx);
    for (const notice of changed.values()) await putNotice(notice, tx);
    const { id, type, state } = item;
    if (before !== null) await events.publish({ type: 'case', data: { case: id, type, state } }, tx);
    return [
      caseLine(item),
      ...lines.map((one) => journalLine(id, one)),
      ...[...changed.values()].map(noticeLine),
    ];
  }

  const opened = (request: OpenCase, now: Date): CaseWork => {
    const work = new CaseWork(typeOf(request.type), null, [], now);
    work.open(request);
    return work;
  };

  /** Sends what is due of these cases, all together. */
  async function sendOf(due: readonly Case[], now: Date): Promise<void> {
    const works = [...(await worksOf(due, now)).values()];
    const sending = works.filter((work) => work.sendDue() > 0);
    for (const work of works) if (work.steps.length === 0) await putOffCase(work.item, work.nextAt, database);
    const cases = sending.map(({ item }) => item);
    if (cases.length > 0) await commit(sending, cases, now, DEADLINES, 'cases.notify', {});
  }

  const working: Cases = {
    async open(requests, by, together = {}) {
      if (requests.length === 0 || requests.length > BATCH)
        throw new Problem('cases.batch-size', { limit: BATCH });
      const now = clock();
      const works = requests.map((request) => opened(request, now));
      const cases = works.map(({ item }) => item);
      return commit(works, cases, now, by, 'cases.open', together);
    },

    async move(id, transition, by, note) {
      const now = clock();
      const work = (await worksOf([await get(id)], now)).get(id);
      if (work === undefined) throw new Problem('cases.not-found');
      const item = work.move({ id, transition, note }, by);
      await commit([work], [item], now, by, `cases.${transition}`, {});
      return item;
    },

    async change(action, asked, by, together = {}) {
      const { open = [], move = [], revise = [], notify = [], end = [], answer = [] } = asked;
      const requests = [...move, ...revise, ...notify, ...answer];
      if (open.length + requests.length > BATCH) throw new Problem('cases.batch-size', { limit: BATCH });
      const now = clock();
      const present = await find([...new Set(requests.map(({ id }) => id))].filter(isInstanceId));
      const works = await worksOf(present, now);
      const of = ({ id }: { readonly id: string }): CaseWork => {
        const work = works.get(id);
        if (!work) throw new Problem('cases.not-found');
        return work;
      };
      const begun = open.map((request) => opened(request, now));
      for (const request of move) of(request).move(request, by);
      for (const request of revise) of(request).revise(request);
      for (const request of end) of(request).endNotices(request.rule);
      for (const request of notify) of(request).notify(request);
      for (const request of answer) of(request).answer(request, by);
      const cases = [...begun, ...requests.map(of)].map(({ item }) => item);
      return commit([...begun, ...works.values()], cases, now, by, action, together);
    },

    async sendDue() {
      const now = clock();
      const found = await readDue(now.toISOString(), LOT, database);
      const due = found.filter(({ type }) => caseTypes.has(type));
      for (const item of found)
        if (!caseTypes.has(item.type)) await putOffCase(item, dueAfter(now, 1), database);
      try {
        await sendOf(due, now);
      } catch (error) {
        if (!isConflict(error)) throw error;
        // One of them was moved meanwhile: the others need not wait for it, and it is looked at again.
        for (const item of due)
          await sendOf([item], now).catch((one: unknown) => {
            if (!isConflict(one)) throw one;
          });
      }
      return found.length;
    },

    get,
    find,
    list: (filter, tx = database) => listCases(filter, tx),
    hold: holdCase,
    journal: (id) => readJournal(id, database),
    journals: (ids) => readJournals(ids, database),
    notices: (ids) => readNotices(ids, database),
    unanswered: (parties, { unit, limit = 500 } = {}) =>
      readUnanswered({ parties, unit: unit ?? null, limit }, database),
    transitions(item, by) {
      const type = typeOf(item.type);
      const parts = by === undefined ? null : partsOf(item, by);
      return transitionsFrom(type, item.state).filter((name) => {
        const own = type.transitions[name]?.by;
        return parts === null || own === undefined || own.some((part) => parts.has(part));
      });
    },
    start: () => keeper.start(),
    stop: () => keeper.stop(),
  };
  const keeper = new DeadlineKeeper(working, options.report);
  return working;
}

function isConflict(error: unknown): boolean {
  return error instanceof Problem && error.code === 'cases.conflict';
}
