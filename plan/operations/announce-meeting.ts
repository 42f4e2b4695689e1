import { digestOf } from '@yuheng/kernel/digest';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { freezeAgenda } from '../meetings/agenda/freeze-agenda.ts';
import { reportingUnits } from '../meetings/agenda/propose-agenda.ts';
import { readSubjects } from '../meetings/agenda/read-subjects.ts';
import { changeMeeting } from '../meetings/change-meeting.ts';
import { readSeen } from '../meetings/live-meeting.ts';
import { insertAgenda, readAgendas } from '../store/meeting-papers.ts';

/** Sends out a meeting: its agenda is frozen with the figures of this moment, and its units are told. */
export const announceMeeting = defineOperation({
  name: 'announce-meeting',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    meeting: Type.String({ format: 'uuid' }),
    seen: Type.Integer({ minimum: 1 }),
  }),
  output: Type.Object({ agenda: Type.Integer(), digest: Type.String() }),
  async handle({ meeting: id, seen }, { kernel, actor }) {
    const before = await readSeen(kernel, id, seen);
    const content = freezeAgenda(await readSubjects(kernel), before.edits);
    if (content.items.length === 0) throw new Problem('plan.agenda-empty');
    const version = ((await readAgendas(kernel.database, id)).at(-1)?.version ?? 0) + 1;
    const digest = digestOf(content);
    await changeMeeting(kernel, actor, before, {
      transition: 'announce',
      note: `SHA-256 ${digest}`,
      patch: {
        units: before.units ?? [...reportingUnits(content.items)],
        announced: true,
        sequence: before.sequence + 1,
      },
      with: (_opened, tx, at) =>
        insertAgenda(tx, id, { version, content, digest, issuedAt: at, issuedBy: actor.id }),
    });
    return { agenda: version, digest };
  },
});
