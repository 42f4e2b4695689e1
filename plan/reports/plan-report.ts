import type { CaseType } from '@yuheng/kernel/case-type';
import Type from 'typebox';
import { FileDigest } from '../tasks/evidence.ts';
import { levels } from '../tasks/types/plan-task.ts';

const Document = Type.Object(
  { sha256: FileDigest, name: Type.String({ minLength: 1, maxLength: 255 }) },
  { additionalProperties: false },
);

/** What a unit reports for a period; `value` in the unit of the form. */
export const ReportedFigure = Type.Object(
  { value: Type.Number(), documents: Type.Array(Document, { maxItems: 20 }) },
  { additionalProperties: false },
);

/**
 * A figure that a unit is asked for (填报): asked – reported, and counted from then on – accepted by the office, or sent back, and not
 * counted until it is reported anew. Working days of notices are figures of our own, from no standard.
 */
export const planReport: CaseType = {
  name: 'PlanReport',
  initial: 'asked',
  states: { asked: {}, reported: { paused: true }, accepted: { closed: true }, dropped: { closed: true } },
  transitions: {
    report: { from: ['asked'], to: 'reported', by: ['owner'], detail: ReportedFigure },
    correct: {
      from: ['reported'],
      to: 'reported',
      by: ['owner'],
      noteRequired: true,
      detail: ReportedFigure,
    },
    return: { from: ['reported'], to: 'asked', by: ['steward'], noteRequired: true },
    accept: { from: ['reported'], to: 'accepted', by: ['steward'] },
    drop: { from: ['asked'], to: 'dropped', by: ['steward'], noteRequired: true },
  },
  levels,
  notices: [
    {
      name: 'near',
      level: 'blue',
      states: ['asked'],
      when: { due: 'whole', workingDaysBefore: 2 },
      ladder: ['owner'],
    },
    {
      name: 'late',
      level: 'yellow',
      states: ['asked'],
      when: { due: 'whole', workingDaysBefore: 0 },
      answerInWorkingDays: 2,
      ladder: ['owner', 'office'],
    },
  ],
};
