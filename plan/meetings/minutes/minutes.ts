import Type, { type Static } from 'typebox';
import { TargetFields } from '../../confirm/fields.ts';
import { Day } from '../../tasks/evidence.ts';
import { AgendaItem, AgendaKey } from '../agenda/agenda.ts';
import { line } from '../meeting.ts';

const closed = { additionalProperties: false };
const long = Type.String({ maxLength: 4000 });

/** What somebody has to do after the meeting. */
const ResolutionTerms = {
  /** Of the meeting, from 1; a correction keeps it for what stays. */
  number: Type.Integer({ minimum: 1, maximum: 999 }),
  text: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
  /** Who is responsible. */
  unit: line(80),
  /** Who takes part. */
  others: Type.Array(line(80), { maxItems: 30, uniqueItems: true }),
};

/** By when: in working days from the issue of the minutes, or by a day. */
export const ResolutionDraft = Type.Object(
  {
    ...ResolutionTerms,
    due: Type.Union([
      Type.Object({ workingDays: Type.Integer({ minimum: 1, maximum: 500 }) }, closed),
      Type.Object({ day: Day }, closed),
    ]),
  },
  closed,
);
export type ResolutionDraft = Static<typeof ResolutionDraft>;

const { comparator, value, low, high, unit } = TargetFields.properties;

/** The number that a meeting set for a target that had none (一批, 若干). */
export const SetNumber = Type.Object(
  { comparator, value, low, high, unit, due: Type.Union([Day, Type.Null()]) },
  closed,
);
export type SetNumber = Static<typeof SetNumber>;

const Said = {
  key: AgendaKey,
  discussion: long,
  decision: long,
  /** The decision settles the issue, or answers the request for more time, of the item. */
  outcome: Type.Union([Type.Enum(['settle', 'grant', 'refuse']), Type.Null()]),
  threshold: Type.Union([SetNumber, Type.Null()]),
};

export const attendanceKinds = ['present', 'excused', 'observing'] as const;

/** Who was there: 出席 · 请假 · 列席. */
export const Attendance = Type.Array(
  Type.Object(
    { unit: line(80), names: Type.String({ maxLength: 200 }), as: Type.Enum([...attendanceKinds]) },
    closed,
  ),
  { maxItems: 300 },
);
export type Attendance = Static<typeof Attendance>;

/** What is being written down while a meeting is held. */
export const MinutesDraft = Type.Object(
  {
    attendance: Attendance,
    items: Type.Array(
      Type.Object({ ...Said, resolutions: Type.Array(ResolutionDraft, { maxItems: 30 }) }, closed),
      { maxItems: 500 },
    ),
  },
  closed,
);
export type MinutesDraft = Static<typeof MinutesDraft>;
export type DraftItem = MinutesDraft['items'][number];

/** A resolution as it was issued: with its last day, and the case that drives it. */
export const Resolution = Type.Object({
  ...ResolutionTerms,
  due: Day,
  case: Type.String(),
});
export type Resolution = Static<typeof Resolution>;

/** Minutes as they were issued. */
export const Minutes = Type.Object({
  format: Type.Literal('yuheng-minutes/1'),
  year: Type.Integer(),
  number: Type.Integer(),
  version: Type.Integer(),
  meeting: Type.Object({
    id: Type.String(),
    kind: Type.String(),
    title: Type.String(),
    place: Type.String(),
    chair: Type.String(),
    startsAt: Type.String(),
    endsAt: Type.String(),
  }),
  /** Version and digest of the agenda that was before the meeting. */
  agenda: Type.Object({ version: Type.Integer(), digest: Type.String() }),
  synthetic: Type.Boolean(),
  attendance: Attendance,
  items: Type.Array(
    Type.Object({
      ...Said,
      /** The proposal by which the number takes effect once somebody else approves it; null where the meeting set none, or set it outright: before numbers were proposed. */
      proposal: Type.Union([Type.String(), Type.Null()]),
      title: AgendaItem.properties.title,
      unit: AgendaItem.properties.unit,
      resolutions: Type.Array(Resolution),
    }),
  ),
});
export type Minutes = Static<typeof Minutes>;
export type MinutesItem = Minutes['items'][number];
