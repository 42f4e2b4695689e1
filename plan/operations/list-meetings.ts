import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { listMeetings as readAll } from '../meetings/live-meeting.ts';
import { Meeting } from '../meetings/meeting.ts';

/** All meetings, the latest first, with how many of their resolutions are open. */
export const listMeetings = defineOperation({
  name: 'list-meetings',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({
    meetings: Type.Array(
      Type.Object({
        ...Type.Omit(Meeting, ['edits']).properties,
        resolutions: Type.Integer(),
        open: Type.Integer(),
      }),
    ),
  }),
  async handle(_input, { kernel }) {
    const all = await kernel.cases.list({ types: ['PlanResolution'], limit: 10_000 });
    const counted = Map.groupBy(
      all.filter(({ state }) => state !== 'withdrawn'),
      ({ parent }) => parent,
    );
    return {
      meetings: (await readAll(kernel)).map(({ edits: _edits, ...meeting }) => {
        const own = counted.get(meeting.case) ?? [];
        const open = own.filter(({ closedAt }) => closedAt === null).length;
        return { ...meeting, resolutions: own.length, open };
      }),
    };
  },
});
