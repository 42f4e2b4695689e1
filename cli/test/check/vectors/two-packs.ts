import { bridgePack } from '../small-house.ts';

/** Where the pack of the valid house stands. */
export const bridges = 'ecosystem/bridges';
/** The files of a second pack, `plan`. */
export const ferries = {
  'plan/package.json':
    '{"name": "@yuheng/plan", "exports": {"./pack": "./pack.ts"}, "dependencies": {"@yuheng/bridges": "1", "@yuheng/cli": "1"}}',
  'plan/README.md': '',
  'plan/pack.ts': 'export const pack = 1;\n',
  'plan/messages/zh-CN.json': '{"title": "规划"}',
  'plan/messages/en.json': '{"title": "Plan"}',
};
export const plan = {
  folder: 'plan',
  failure: null,
  definition: {
    ...bridgePack('plan', 'plan'),
    entities: [],
    cases: [],
    measures: [],
    operations: [],
    pages: [],
    errors: {},
    standards: [],
  },
};
/** Both packs, as if they had been loaded. */
export const both = { packs: [{ folder: bridges, definition: bridgePack(), failure: null }, plan] };
