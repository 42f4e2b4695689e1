import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { AgendaEdit } from '../meetings/agenda/agenda.ts';
import { editAgenda as edited } from '../meetings/agenda/edit-agenda.ts';
import { proposeAgenda } from '../meetings/agenda/propose-agenda.ts';
import { readSubjects } from '../meetings/agenda/read-subjects.ts';
import { changeMeeting } from '../meetings/change-meeting.ts';
import { readSeen } from '../meetings/live-meeting.ts';

/** The secretary changes what the board proposes: an order, an item taken off with a reason, taken up, or written. */
export const editAgenda = defineOperation({
  name: 'edit-agenda',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    meeting: Type.String({ format: 'uuid' }),
    seen: Type.Integer({ minimum: 1 }),
    edit: AgendaEdit,
  }),
  output: Type.Object({}),
  async handle({ meeting: id, seen, edit }, { kernel, actor }) {
    const before = await readSeen(kernel, id, seen);
    const { subjects } = await readSubjects(kernel);
    const { items } = proposeAgenda(subjects, before.edits);
    const answer = edited(before.edits, edit, {
      shown: new Set(items.map(({ key }) => key)),
      known: new Set(subjects.map(({ key }) => key)),
    });
    if ('fault' in answer) throw new Problem(`plan.${answer.fault}`);
    const note = edit.kind === 'remove' ? edit.reason.trim() : '';
    await changeMeeting(kernel, actor, before, {
      transition: 'prepare',
      note,
      detail: { changes: [{ field: 'agenda', before: null, after: edit }] },
      patch: { edits: answer.edits },
    });
    return {};
  },
});
