import Type from 'typebox';
import { definePack } from '../../packs/pack.ts';
import type { CaseType } from '../case-type.ts';

/** A case type with one of everything: parts, details, terms, a pause, and notices with ladders. */
export const permit: CaseType = {
  name: 'Permit',
  initial: 'drafted',
  openings: ['filed'],
  states: {
    drafted: {},
    filed: { dueInWorkingDays: 5 },
    working: {},
    resting: { paused: true },
    granted: { closed: true },
  },
  transitions: {
    file: { from: ['drafted'], to: 'filed', sets: ['owner'], by: ['steward'] },
    begin: { from: ['filed'], to: 'working', by: ['owner'] },
    tell: {
      from: ['working'],
      to: 'working',
      by: ['owner', 'participant'],
      detail: Type.Object({ how: Type.Enum(['well', 'badly']) }, { additionalProperties: false }),
    },
    rest: { from: ['working'], to: 'resting', noteRequired: true },
    resume: { from: ['resting'], to: 'working' },
    put: { from: ['working'], to: 'filed', sets: ['owner', 'finalDueAt'], noteRequired: true },
    grant: { from: ['working'], to: 'granted', by: ['steward'] },
  },
  levels: ['blue', 'yellow', 'red'],
  notices: [
    {
      name: 'file-soon',
      level: 'blue',
      states: ['filed'],
      when: { due: 'state', workingDaysBefore: 1 },
      ladder: ['owner'],
    },
    {
      name: 'soon',
      level: 'blue',
      states: ['filed', 'working'],
      when: { due: 'whole', workingDaysBefore: 5 },
      ladder: ['owner'],
    },
    {
      name: 'badly',
      level: 'yellow',
      states: ['working'],
      when: null,
      answerInWorkingDays: 2,
      ladder: ['owner', 'office'],
    },
    {
      name: 'late',
      level: 'red',
      states: ['filed', 'working'],
      when: { due: 'whole', workingDaysBefore: 0 },
      answerInWorkingDays: 2,
      ladder: ['owner', 'office', 'council'],
    },
  ],
};

export const permitPack = definePack({
  id: 'fixture',
  folder: `${import.meta.dirname}/../../test/fixture-pack`,
  cases: [permit],
});
