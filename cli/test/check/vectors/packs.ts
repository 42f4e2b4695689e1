import { bridgePack, messages, withPack } from '../small-house.ts';
import { both, bridges, ferries, plan } from './two-packs.ts';
import type { Vector } from './vector.ts';

const planPage = {
  'plan/console/map.tsx': 'export const Page = 1;\n',
  'plan/messages/zh-CN.json': '{"title": "规划", "pages.map": "地图"}',
  'plan/messages/en.json': '{"title": "Plan", "pages.map": "Map"}',
};

export const packs: readonly Vector[] = [
  {
    name: 'a pack without a README',
    changes: { [`${bridges}/README.md`]: null },
    expected: [`${bridges}/README.md:1 packs absent`],
  },
  {
    name: 'a pack that cannot be loaded',
    changes: {},
    around: withPack({}, 'no such thing'),
    expected: [`${bridges}/pack.ts:1 packs unloadable`],
  },
  {
    name: 'a pack under another name, that needs one that is not there',
    changes: {},
    around: withPack({ id: 'bridge', needs: ['tunnels'] }),
    expected: [`${bridges}/pack.ts:1 packs id`, `${bridges}/pack.ts:1 packs need`],
  },
  {
    name: 'a page without a file, at the path of another',
    changes: { ...ferries, ...planPage },
    around: {
      packs: [
        {
          folder: bridges,
          failure: null,
          definition: { ...bridgePack(), pages: [{ id: 'map', path: '/map', file: 'console/gone.tsx' }] },
        },
        {
          ...plan,
          definition: { ...plan.definition, pages: [{ id: 'map', path: '/map', file: './console/map.tsx' }] },
        },
      ],
    },
    expected: [
      `${bridges}/pack.ts:1 packs page-file`,
      `${bridges}/pack.ts:1 packs page-twice`,
      'plan/pack.ts:1 packs page-twice',
    ],
  },
  {
    name: 'a measure that two packs define',
    changes: {
      ...ferries,
      'plan/messages/zh-CN.json':
        '{"title": "规划", "measures.open-bridges.title": "数", "measures.open-bridges.definition": "数"}',
      'plan/messages/en.json':
        '{"title": "Plan", "measures.open-bridges.title": "N", "measures.open-bridges.definition": "N"}',
    },
    around: {
      packs: [
        both.packs[0] ?? plan,
        { ...plan, definition: { ...plan.definition, measures: bridgePack().measures } },
      ],
    },
    expected: [`${bridges}/pack.ts:1 packs measure-twice`, 'plan/pack.ts:1 packs measure-twice'],
  },
  {
    name: 'a pack without a standard',
    changes: {},
    around: withPack({ standards: [] }),
    expected: [`${bridges}/pack.ts:1 standards none`],
  },
  {
    name: 'a standard that the README does not name',
    changes: { [`${bridges}/README.md`]: '# Bridges\n' },
    expected: [`${bridges}/README.md:1 standards unnamed`],
  },
  {
    name: 'a command that sounds like reading, with the permission of another pack',
    changes: {
      [`${bridges}/operations/close-bridge.ts`]: null,
      [`${bridges}/operations/read-bridge.ts`]: 'export const readBridge = 1;\n',
      [`${bridges}/pack.ts`]: 'export const pack = 1;\n',
      [`${bridges}/messages/zh-CN.json`]: messages('zh-CN', {
        'operations.close-bridge': null,
        'operations.read-bridge': '读取',
      }),
      [`${bridges}/messages/en.json`]: messages('en', {
        'operations.close-bridge': null,
        'operations.read-bridge': 'Read',
      }),
    },
    around: withPack({
      operations: bridgePack().operations.map((each) => ({
        ...each,
        name: 'read-bridge',
        permission: 'plan.read',
      })),
    }),
    expected: [
      `${bridges}/operations/read-bridge.ts:1 operations command`,
      `${bridges}/operations/read-bridge.ts:1 operations permission`,
      `${bridges}/operations/read-bridge.ts:1 operations reader`,
    ],
  },
  {
    name: 'a command that everybody may give',
    changes: {},
    around: withPack({ operations: bridgePack().operations.map((each) => ({ ...each, permission: null })) }),
    expected: [`${bridges}/operations/close-bridge.ts:1 operations open`],
  },
  {
    name: 'a command of which no policy says who may give it',
    changes: { [`${bridges}/policies.cedar`]: '// nothing yet\n' },
    expected: [`${bridges}/operations/close-bridge.ts:1 operations ungranted`],
  },
  {
    name: 'a query that everybody may ask, of what is not published',
    changes: {
      [`${bridges}/operations/close-bridge.ts`]: null,
      [`${bridges}/operations/read-bridge.ts`]: 'export const readBridge = 1;\n',
      [`${bridges}/pack.ts`]: 'export const pack = 1;\n',
      [`${bridges}/messages/zh-CN.json`]: messages('zh-CN', {
        'operations.close-bridge': null,
        'operations.read-bridge': '读取',
      }),
      [`${bridges}/messages/en.json`]: messages('en', {
        'operations.close-bridge': null,
        'operations.read-bridge': 'Read',
      }),
    },
    around: withPack({
      operations: bridgePack().operations.map((each) => ({
        ...each,
        name: 'read-bridge',
        kind: 'query' as const,
        permission: null,
      })),
    }),
    expected: [`${bridges}/operations/read-bridge.ts:1 operations open`],
  },
  {
    name: 'a query that everybody may ask, of what is published',
    changes: {
      [`${bridges}/operations/close-bridge.ts`]: null,
      [`${bridges}/operations/read-published-bridge.ts`]: 'export const readPublishedBridge = 1;\n',
      [`${bridges}/pack.ts`]: 'export const pack = 1;\n',
      [`${bridges}/messages/zh-CN.json`]: messages('zh-CN', {
        'operations.close-bridge': null,
        'operations.read-published-bridge': '读取',
      }),
      [`${bridges}/messages/en.json`]: messages('en', {
        'operations.close-bridge': null,
        'operations.read-published-bridge': 'Read',
      }),
    },
    around: withPack({
      operations: bridgePack().operations.map((each) => ({
        ...each,
        name: 'read-published-bridge',
        kind: 'query' as const,
        permission: null,
      })),
    }),
    expected: [],
  },
  {
    name: 'a command for those who may only read',
    changes: {},
    around: withPack({
      operations: bridgePack().operations.map((each) => ({ ...each, permission: 'bridges.read' })),
    }),
    expected: [`${bridges}/operations/close-bridge.ts:1 operations reader`],
  },
  {
    name: 'a query that sounds like a command',
    changes: {},
    around: withPack({
      operations: bridgePack().operations.map((each) => ({ ...each, kind: 'query' as const })),
    }),
    expected: [`${bridges}/operations/close-bridge.ts:1 operations query`],
  },
  {
    name: 'an operation in the wrong shape: its name, and a query with a body',
    changes: {
      [`${bridges}/operations/close-bridge.ts`]: null,
      [`${bridges}/pack.ts`]: 'export const pack = 1;\n',
      [`${bridges}/messages/zh-CN.json`]: messages('zh-CN', {
        'operations.close-bridge': null,
        'operations.read-Bridge': '读取',
      }),
      [`${bridges}/messages/en.json`]: messages('en', {
        'operations.close-bridge': null,
        'operations.read-Bridge': 'Read',
      }),
    },
    around: withPack({
      operations: bridgePack().operations.map((each) => ({
        ...each,
        name: 'read-Bridge',
        kind: 'query' as const,
        body: { media: ['text/plain'], maxBytes: 1 },
      })),
    }),
    expected: [
      `${bridges}/operations/read-Bridge.ts:1 operations kebab`,
      `${bridges}/operations/read-Bridge.ts:1 operations body`,
    ],
  },
  {
    name: 'an error code in the wrong shape',
    changes: {
      [`${bridges}/messages/zh-CN.json`]: messages('zh-CN', { 'errors.tooLong': '太长' }),
      [`${bridges}/messages/en.json`]: messages('en', { 'errors.tooLong': 'Too long' }),
    },
    around: withPack({ errors: { 'already-closed': 409, tooLong: 400 } }),
    expected: [`${bridges}/pack.ts:1 packs error-code`],
  },
  {
    name: 'a standard of which nothing is said',
    changes: {},
    around: withPack({ standards: [{ id: 'ISO 19650', part: ' ', claim: 'aligned' }] }),
    expected: [`${bridges}/pack.ts:1 standards part`],
  },
  {
    name: 'errors that nobody declares, beside one of the kernel',
    changes: {
      [`${bridges}/rules/is-open.ts`]:
        "export const isOpen = (state: string): boolean => state === 'open';\nexport const raise = () => [new Problem('facts.gone'), new Problem('bridges.unheard-of')];\n",
      'cli/serve.ts': "export const serve = new Problem('http.no-port');\n",
      'kernel/messages/zh-CN.json': '{"errors.facts.gone": "没有了", "facts.operations.read-old": "读取"}',
      'kernel/messages/en.json': '{"errors.facts.gone": "Gone", "facts.operations.read-old": "Read"}',
      'kernel/facts/operations/read-old.ts':
        "import { defineOperation } from '../../packs/operation.ts';\nexport const readOld = defineOperation({ name: 'read-old' });\n",
    },
    expected: [`${bridges}/rules/is-open.ts:2 problems undeclared`, 'cli/serve.ts:1 problems unspoken'],
  },
  {
    name: 'migrations with a hole, in another schema, with a trigger',
    changes: {
      [`${bridges}/sql/0003-more.sql`]:
        'create table if not exists facts.fact (id text);\ncreate trigger t before insert on bridges.log execute function f();\n',
    },
    expected: [
      `${bridges}/sql/0003-more.sql:1 sql number`,
      `${bridges}/sql/0003-more.sql:2 sql code`,
      `${bridges}/sql/0003-more.sql:1 sql schema`,
    ],
  },
  {
    name: 'code that asks tables of another part',
    changes: {
      'kernel/sql/0001-facts.sql': 'create schema facts;\n',
      [`${bridges}/rules/is-open.ts`]:
        "export const own = 'select 1 from bridges.log';\nexport const foreign = (id: string) => `select doc from facts.entity where id = ${id}`;\nexport const prose = 'read it from facts.json';\n",
    },
    expected: [`${bridges}/rules/is-open.ts:2 sql foreign`],
  },
];
