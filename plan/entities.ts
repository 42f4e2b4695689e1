import type { EntityType } from '@yuheng/kernel/entity-type';

/** What every case shows of itself. */
const ofCase = {
  state: { kind: 'Property', value: 'text' },
  openedAt: { kind: 'Property', value: 'time' },
  dueAt: { kind: 'Property', value: 'time' },
  closedAt: { kind: 'Property', value: 'time' },
  owner: { kind: 'Property', value: 'text' },
  notice: { kind: 'Property', value: 'text', oneOf: ['blue', 'yellow', 'red'] },
} as const;

/** What the graph knows of plans: enough to find them; the document and its tree stay in the pack. */
export const entities: readonly EntityType[] = [
  {
    name: 'ActionPlan',
    source: 'Yuheng',
    attributes: {
      name: { kind: 'Property', value: 'text' },
      state: { kind: 'Property', value: 'text', oneOf: ['draft', 'live', 'superseded', 'removed'] },
      documentNumber: { kind: 'Property', value: 'text' },
      issuer: { kind: 'Property', value: 'text' },
      issueDate: { kind: 'Property', value: 'text' },
      sourceDigest: { kind: 'Property', value: 'text' },
      taskCount: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
      targetCount: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
    },
  },
  {
    name: 'PlanTask',
    source: 'Yuheng',
    attributes: {
      ...ofCase,
      feedback: { kind: 'Property', value: 'text', oneOf: ['on-plan', 'behind', 'blocked', 'done'] },
    },
  },
  {
    /** 官方统计数: one indicator in one area and period, as a file of official statistics says it. */
    name: 'OfficialFigure',
    source: 'Yuheng',
    attributes: {
      indicator: { kind: 'Property', value: 'text' },
      area: { kind: 'Property', value: 'text' },
      /** Last day of the period. */
      period: { kind: 'Property', value: 'text' },
      /** Money in whole yuan. */
      value: { kind: 'Property', value: 'number', unitCode: null, anyUnit: true },
      source: { kind: 'Property', value: 'text' },
      publishedOn: { kind: 'Property', value: 'text' },
      /** SHA-256 of the file, and the row of it. */
      file: { kind: 'Property', value: 'text' },
      row: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 1 },
    },
  },
  {
    /** 填报数: a figure that a unit reports for a period because no system records it. */
    name: 'ReportedFigure',
    source: 'Yuheng',
    attributes: {
      form: { kind: 'Property', value: 'text' },
      indicator: { kind: 'Property', value: 'text' },
      reporter: { kind: 'Property', value: 'text' },
      /** Last day of the period. */
      period: { kind: 'Property', value: 'text' },
      /** Money in whole yuan. */
      value: { kind: 'Property', value: 'number', unitCode: null, anyUnit: true },
      /** What was sent back does not count. */
      standing: { kind: 'Property', value: 'text', oneOf: ['reported', 'accepted', 'returned'] },
      /** What the unit has to say of it to the office. */
      note: { kind: 'Property', value: 'text', sensitive: true },
      /** JSON: digests and names of the kept files that it rests on. */
      documents: { kind: 'Property', value: 'text' },
    },
  },
  { name: 'PlanReport', source: 'Yuheng', attributes: ofCase },
  ...['PlanMilestone', 'PlanExtension', 'PlanIssue', 'PlanContradiction'].map((name) => ({
    name,
    source: 'Yuheng',
    attributes: { ...ofCase, ofTask: { kind: 'Relationship' as const } },
  })),
  ...['PlanProposal', 'PlanStep'].map((name) => ({ name, source: 'Yuheng', attributes: ofCase })),
  {
    name: 'PlanBriefing',
    source: 'Yuheng',
    attributes: {
      state: { kind: 'Property', value: 'text' },
      openedAt: { kind: 'Property', value: 'time' },
      closedAt: { kind: 'Property', value: 'time' },
      month: { kind: 'Property', value: 'text' },
    },
  },
  {
    name: 'PlanMeeting',
    source: 'Yuheng',
    attributes: {
      ...ofCase,
      kind: { kind: 'Property', value: 'text', oneOf: ['leading-group', 'topic', 'progress'] },
      startsAt: { kind: 'Property', value: 'time' },
    },
  },
  {
    /** 议定事项: what a meeting resolved. */
    name: 'PlanResolution',
    source: 'Yuheng',
    attributes: { ...ofCase, ofMeeting: { kind: 'Relationship' } },
  },
];
