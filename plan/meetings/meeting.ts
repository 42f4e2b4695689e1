import Type, { type Static } from 'typebox';
import { AgendaEdits } from './agenda/agenda.ts';

/** 领导小组会议 · 专题会 · 推进会（例会） */
export const meetingKinds = ['leading-group', 'topic', 'progress'] as const;
export const MeetingKind = Type.Enum([...meetingKinds]);
export type MeetingKind = Static<typeof MeetingKind>;

/** Signs that have no place in a line of text. */
const LINE = '^[^\\u0000-\\u001f\\u007f]*\\S[^\\u0000-\\u001f\\u007f]*$';
export const line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: LINE });

/** An instant of RFC 3339. */
export const Instant = Type.String({ format: 'date-time', maxLength: 40 });
export const Units = Type.Array(line(80), { maxItems: 200, uniqueItems: true });

/** When and where. */
export const MeetingTime = {
  place: line(200),
  startsAt: Instant,
  endsAt: Instant,
};

/** Held every month on its so-manieth working day, as due times count them. */
export const Series = Type.Object(
  { id: Type.String({ format: 'uuid' }), workingDay: Type.Integer({ minimum: 1, maximum: 18 }) },
  { additionalProperties: false },
);
export type Series = Static<typeof Series>;

/** A meeting as it is now. */
export const Meeting = Type.Object({
  id: Type.String(),
  case: Type.String(),
  kind: MeetingKind,
  title: Type.String(),
  place: Type.String(),
  chair: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  /** Who attends, once somebody said so or it was announced; null: who reports something. */
  units: Type.Union([Type.Array(Type.String()), Type.Null()]),
  series: Type.Union([Series, Type.Null()]),
  /** YYYY-MM for which it is held, of a series. */
  period: Type.Union([Type.String(), Type.Null()]),
  edits: AgendaEdits,
  /** Of its event in calendars. */
  sequence: Type.Integer(),
  changedAt: Type.String(),
  /** It was announced once: calendars of units know it. */
  announced: Type.Boolean(),
  /** Whoever changes it says which version they saw. */
  version: Type.Integer(),
  /** Of its case. */
  state: Type.String(),
});
export type Meeting = Static<typeof Meeting>;
