import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { FeedbackKind } from '../tasks/evidence.ts';
import { partOfTask } from '../tasks/live-task.ts';

/**
 * A unit takes what a meeting resolved a step on, or tells how it goes; the office sends it back or closes it. Behind or
 * blocked, the unit is sent a yellow notice; on plan, that ends.
 */
export const moveResolution = defineOperation({
  name: 'move-resolution',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    resolution: Type.String({ format: 'uuid' }),
    transition: Type.Enum(['accept', 'begin', 'feedback', 'report', 'return', 'approve']),
    note: Type.String({ maxLength: 4000 }),
    /** How it goes; with feedback. */
    kind: Type.Optional(FeedbackKind),
  }),
  output: Type.Object({ state: Type.String() }),
  async handle({ resolution, transition, note, kind }, { kernel, actor }) {
    const { id } = await partOfTask(kernel, 'PlanResolution', resolution);
    const says = transition === 'feedback';
    if (says !== (kind !== undefined)) throw new Problem('plan.feedback-kind');
    const late = kind === 'behind' || kind === 'blocked';
    const [moved] = await kernel.cases.change(
      'plan.move-resolution',
      {
        move: [{ id, transition, note, ...(says ? { detail: { kind } } : {}) }],
        end: says ? [{ id, rule: 'behind' }] : [],
        notify: late ? [{ id, rule: 'behind', note }] : [],
      },
      actor,
    );
    return { state: moved?.state ?? '' };
  },
});
