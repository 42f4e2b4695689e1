import { type RecordType, theId } from '@yuheng/kernel/record-type';
import { meetingUnits } from './store/meeting-units.ts';
import { findPlanRecords } from './store/plan-records.ts';

/** The plan of a target or a task, as the board names them. */
const planOf = (value: unknown): readonly string[] => [String(value).split(':')[0] ?? ''];

const plan: RecordType = {
  name: 'plan',
  inputs: { plan: theId, previous: theId, target: planOf, task: planOf, one: planOf, other: planOf },
  missing: 'not-found',
  events: { board: 'plan', decision: 'plan' },
  find: findPlanRecords,
};

/** Of whoever brought it, and of everybody whose the plans in it are, or those of which it fills a gap. */
const document: RecordType = {
  name: 'document',
  inputs: { document: theId },
  missing: 'document-not-found',
  async find(kernel, ids) {
    const rows = await kernel.database.query<{ id: string; units: string[]; name: string; plans: string[] }>(
      `select id, units, name, array(
         select id::text from plan.plan where document = d.id
         union select plan::text from plan.fill where document = d.id) as plans
       from plan.document d where id::text = any($1)`,
      [ids],
    );
    const plans = await findPlanRecords(kernel, [...new Set(rows.flatMap((row) => row.plans))]);
    const known = new Map(plans.map((one) => [one.id, one.units]));
    return rows.map(({ id, units, name, plans: own }) => ({
      id,
      units: [...new Set([...units, ...own.flatMap((one) => known.get(one) ?? [])])],
      tags: { name: [name], plan: own },
    }));
  },
};

/** What a model proposed about a plan is of whoever the plan is of. */
const suggestion: RecordType = {
  name: 'suggestion',
  inputs: { suggestion: theId },
  missing: 'not-found',
  async find(kernel, ids) {
    const rows = await kernel.database.query<{ id: string; plan: string }>(
      'select id, plan from plan.suggestion where id::text = any($1)',
      [ids],
    );
    const plans = await findPlanRecords(kernel, [...new Set(rows.map((row) => row.plan))]);
    const known = new Map(plans.map((one) => [one.id, one]));
    return rows.flatMap(({ id, plan: of }) => {
      const own = known.get(of);
      return own === undefined ? [] : [{ ...own, id, tags: { ...own.tags, plan: [of] } }];
    });
  },
};

/** Written of all units by the office: of nobody. */
const briefing: RecordType = {
  name: 'briefing',
  inputs: { briefing: theId },
  missing: 'briefing-not-found',
  async find({ database, cases }, ids) {
    const rows = await database.query<{ id: string; month: string; case: string }>(
      'select id, month, case_id as case from plan.briefing where id::text = any($1)',
      [ids],
    );
    const driven = new Map(
      (await cases.find(rows.map((row) => row.case))).map((item) => [item.id, item.state]),
    );
    return rows.map(({ id, month, case: of }) => ({
      id,
      units: [],
      tags: { month: [month], state: [driven.get(of) ?? ''] },
    }));
  },
};

const meeting: RecordType = {
  name: 'meeting',
  inputs: { meeting: theId },
  missing: 'meeting-not-found',
  find: meetingUnits,
};

/** Of the units that report by it. */
const form: RecordType = {
  name: 'form',
  inputs: { form: theId },
  missing: 'form-not-found',
  async find({ database }, ids) {
    const rows = await database.query<{ id: string; units: string[]; title: string }>(
      'select id, units, title from plan.report_form where id::text = any($1)',
      [ids],
    );
    return rows.map(({ title, ...row }) => ({ ...row, tags: { title: [title] } }));
  },
};

/** Of whoever took it over, and of those whose tasks its rows name. */
const ledger: RecordType = {
  name: 'ledger',
  inputs: { ledger: theId },
  missing: 'ledger-not-found',
  async find({ database, cases }, ids) {
    const rows = await database.query<{ id: string; units: string[]; name: string; cases: string[] }>(
      `select encode(sha256, 'hex') as id, units, name, array(
         select distinct line ->> 'case' from jsonb_array_elements(report -> 'rows') line
         where line ->> 'case' is not null) as cases
       from plan.ledger where encode(sha256, 'hex') = any($1)`,
      [ids],
    );
    const named = await cases.find([...new Set(rows.flatMap((row) => row.cases))]);
    const owners = new Map(named.map(({ id, owner }) => [id, owner]));
    return rows.map(({ id, units, name, cases: own }) => ({
      id,
      units: [...new Set([...units, ...own.flatMap((one) => owners.get(one) ?? [])])],
      tags: { name: [name] },
    }));
  },
};

/** A file of official statistics; its figures are facts. */
const statistics: RecordType = {
  name: 'statistics',
  inputs: {},
  missing: 'not-found',
  async find({ database }, ids) {
    const rows = await database.query<{ id: string; units: string[]; name: string }>(
      `select encode(sha256, 'hex') as id, units, name from plan.statistics_file where encode(sha256, 'hex') = any($1)`,
      [ids],
    );
    return rows.map(({ name, ...row }) => ({ ...row, tags: { name: [name] } }));
  },
};

/** What of the pack's own tables belongs to somebody. Tasks, reports and contradictions are cases. */
export const records = [plan, document, suggestion, briefing, meeting, form, ledger, statistics];
