import { partsOf } from '@yuheng/kernel/case-parts';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { readMeeting } from '../meetings/live-meeting.ts';
import { MinutesDraft } from '../meetings/minutes/minutes.ts';
import { saveMinutesDraft } from '../store/meeting-papers.ts';

/** Keeps what is being written down while a meeting is held; nothing of it is issued. */
export const saveMinutes = defineOperation({
  name: 'save-minutes',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    meeting: Type.String({ format: 'uuid' }),
    /** Revision of the draft that was seen; 0 for none. */
    seen: Type.Integer({ minimum: 0 }),
    minutes: MinutesDraft,
  }),
  output: Type.Object({ revision: Type.Integer() }),
  async handle({ meeting: id, seen, minutes: content }, { kernel, actor }) {
    const meeting = await readMeeting(kernel, id);
    const item = await kernel.cases.get(meeting.case);
    if (!partsOf(item, actor).has('steward')) throw new Problem('cases.not-yours', { transition: 'minute' });
    if (meeting.state !== 'held') throw new Problem('plan.not-held');
    const savedAt = kernel.clock().toISOString();
    const revision = await kernel.database.transaction((tx) =>
      saveMinutesDraft(tx, id, seen, { content, savedAt, savedBy: actor.id }),
    );
    return { revision };
  },
});
