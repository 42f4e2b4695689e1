import { defineOperation } from '@yuheng/kernel/operation';
import { definePack, type Pack } from '@yuheng/kernel/pack';
import type { ProposalKind } from '@yuheng/kernel/proposal-kind';
import { buildHouse, type Surroundings } from '../../check/house/build-house.ts';
import type { House } from '../../check/house/house.ts';
import { judgeHouse } from '../../check/judge-house.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A pack with one of everything. */
export function bridgePack(id = 'bridges', folder = 'ecosystem/bridges'): Pack {
  return definePack({
    id,
    folder,
    standards: [{ id: 'ISO 19650', part: 'names', claim: 'aligned' }],
    entities: [
      {
        name: 'Bridge',
        source: 'Yuheng',
        attributes: { state: { kind: 'Property', value: 'text', oneOf: ['open', 'closed'] } },
      },
    ],
    cases: [
      {
        name: 'Repair',
        initial: 'asked',
        states: { asked: {}, done: { closed: true } },
        transitions: { finish: { from: ['asked'], to: 'done' } },
      },
    ],
    measures: [
      {
        code: 'open-bridges',
        version: 1,
        select: { bridges: { types: ['Bridge'], attributes: ['state'] } },
        expression: 'count(bridges)',
        unit: 'C62',
        direction: 'up',
        decimals: 0,
        tier: 'A',
      },
    ],
    operations: [
      defineOperation({
        name: 'close-bridge',
        kind: 'command',
        permission: `${id}.close`,
        input: {},
        output: {},
        handle: async () => ({}),
      }),
    ],
    pages: [{ id: 'map', path: `/${id}/map`, file: 'console/map.tsx' }],
    // Of a kind of proposals the house asks for its name alone.
    proposals: id === 'bridges' ? [{ name: 'bridges.toll' } as ProposalKind] : [],
    errors: { 'already-closed': 409 },
  });
}

const chinese = {
  title: '桥梁',
  'pages.map': '地图',
  'operations.close-bridge': '封闭桥梁',
  'measures.open-bridges.title': '开放桥梁数',
  'measures.open-bridges.definition': '状态为开放的桥梁数量。',
  'entities.Bridge.title': '桥梁',
  'entities.Bridge.attributes.state': '状态',
  'entities.Bridge.values.state.open': '开放',
  'entities.Bridge.values.state.closed': '封闭',
  'cases.Repair.title': '维修',
  'cases.Repair.states.asked': '已提出',
  'cases.Repair.states.done': '已完成',
  'cases.Repair.transitions.finish': '完成',
  'errors.already-closed': '桥梁 {name} 已经封闭。',
  'map.open': '开放',
  'map.closed': '封闭',
  'proposals.toll': '通行费',
};
const english = {
  title: 'Bridges',
  'pages.map': 'Map',
  'operations.close-bridge': 'Close a bridge',
  'measures.open-bridges.title': 'Open bridges',
  'measures.open-bridges.definition': 'How many bridges are open.',
  'entities.Bridge.title': 'Bridge',
  'entities.Bridge.attributes.state': 'State',
  'entities.Bridge.values.state.open': 'Open',
  'entities.Bridge.values.state.closed': 'Closed',
  'cases.Repair.title': 'Repair',
  'cases.Repair.states.asked': 'Asked for',
  'cases.Repair.states.done': 'Done',
  'cases.Repair.transitions.finish': 'Finish',
  'errors.already-closed': 'The bridge {name} is closed already.',
  'map.open': 'Open',
  'map.closed': 'Closed',
  'proposals.toll': 'Toll',
};

/** A house in which everything is right: path -> text. */
export const validFiles: Readonly<Record<string, string>> = {
  'package.json': json({ name: 'house', devDependencies: { typescript: '7' } }),
  'kernel/package.json': json({
    name: '@yuheng/kernel',
    exports: {
      './facts': './facts/facts.ts',
      './operation': './packs/operation.ts',
      './problem': './http/problem.ts',
    },
    dependencies: { pg: '8' },
  }),
  'kernel/facts/facts.ts':
    "import pg from 'pg';\nimport { Problem } from '../http/problem.ts';\nexport const facts = [pg, Problem];\n",
  'kernel/http/problem.ts': 'export class Problem extends Error {}\n',
  'kernel/packs/operation.ts':
    'export function defineOperation(operation: unknown): unknown {\n  return operation;\n}\n',
  'kernel/sql/0001-facts.sql': 'create table fact (id text primary key);\n',
  'kernel/messages/zh-CN.json': json({}),
  'kernel/messages/en.json': json({}),
  'ecosystem/bridges/package.json': json({
    name: '@yuheng/bridges',
    type: 'module',
    exports: { './pack': './pack.ts', './rules': './rules/is-open.ts' },
    dependencies: { '@yuheng/kernel': '1' },
  }),
  'ecosystem/bridges/policies.cedar':
    '@id("bridges.close") permit (principal in Role::"officer", action in Action::"bridges.close", resource);\n',
  'ecosystem/bridges/README.md': '# Bridges\n\nISO 19650 for the names.\n',
  'ecosystem/bridges/pack.ts':
    "import { closeBridge } from './operations/close-bridge.ts';\nexport const pack = [closeBridge];\n",
  'ecosystem/bridges/operations/close-bridge.ts':
    "import { defineOperation } from '@yuheng/kernel/operation';\nimport { Problem } from '@yuheng/kernel/problem';\nexport const closeBridge = defineOperation({\n  name: 'close-bridge',\n  handle() {\n    throw new Problem('bridges.already-closed');\n  },\n});\n",
  'ecosystem/bridges/rules/is-open.ts':
    "export const isOpen = (state: string): boolean => state === 'open';\n",
  'ecosystem/bridges/sql/0001-bridges.sql':
    '-- not create table other.thing\ncreate schema bridges;\ncreate table bridges.log (id text references bridges.log (id));\ncreate index log_id on bridges.log (id);\n',
  'ecosystem/bridges/console/map.tsx':
    "import { useState } from 'react';\nimport { Panel } from '@yuheng/console/ui/panel';\nimport { isOpen } from '../rules/is-open.ts';\nexport function Page() {\n  const [state] = useState('open');\n  // 注释不是文本\n  return <Panel>{t(`map.${isOpen(state) ? 'open' : 'closed'}`)} {t('shell.close')}</Panel>;\n}\n",
  'ecosystem/bridges/messages/zh-CN.json': json(chinese),
  'ecosystem/bridges/messages/en.json': json(english),
  'console/package.json': json({
    name: '@yuheng/console',
    exports: { './ui/*': './ui/*.tsx' },
    dependencies: { react: '19', maplibre: '6', '@yuheng/kernel': '1', '@yuheng/bridges': '1' },
  }),
  'console/ui/panel.tsx':
    "import type { pack } from '@yuheng/bridges/pack';\nexport const Panel = (given: { of: typeof pack }) => <div>{given.of.length}</div>;\n",
  'console/vite.config.ts': 'export default {};\n',
  'console/messages/zh-CN.json': json({ 'shell.close': '关闭' }),
  'console/messages/en.json': json({ 'shell.close': 'Close' }),
  'cli/package.json': json({
    name: '@yuheng/cli',
    dependencies: { '@yuheng/bridges': '1', '@yuheng/kernel': '1' },
  }),
  'cli/serve.ts':
    "import { facts } from '@yuheng/kernel/facts';\nimport { isOpen } from '@yuheng/bridges/rules';\nexport const serve = [facts, isOpen];\n",
};

/** The valid house with some files changed; null takes a file away. */
export function house(
  changes: Readonly<Record<string, string | null>> = {},
  around: Partial<Surroundings> = {},
): House {
  const files = new Map(Object.entries(validFiles));
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  const packs = [{ folder: 'ecosystem/bridges', definition: bridgePack(), failure: null }];
  return buildHouse(files, { packs, committedDebts: [], ...around });
}

/** What is found in the house: `file:line rule case`. */
export function found(
  changes: Readonly<Record<string, string | null>>,
  around: Partial<Surroundings> = {},
): readonly string[] {
  return judgeHouse(house(changes, around)).map(
    (each) => `${each.file}:${each.line} ${each.rule} ${each.case}`,
  );
}

/** A valid file of messages with some keys changed; null takes a key away. */
export function messages(language: 'zh-CN' | 'en', changes: Readonly<Record<string, string | null>>): string {
  const texts: Record<string, string> = { ...(language === 'en' ? english : chinese) };
  for (const [key, text] of Object.entries(changes)) {
    if (text === null) delete texts[key];
    else texts[key] = text;
  }
  return json(texts);
}

/** The pack of the valid house, changed. */
export function withPack(changes: Partial<Pack>, failure: string | null = null): Partial<Surroundings> {
  const definition = failure === null ? { ...bridgePack(), ...changes } : null;
  return { packs: [{ folder: 'ecosystem/bridges', definition, failure }] };
}
