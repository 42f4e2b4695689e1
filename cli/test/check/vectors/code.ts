import { bridges } from './two-packs.ts';
import type { Vector } from './vector.ts';

export const code: readonly Vector[] = [
  {
    name: 'text that is no TypeScript',
    changes: { 'cli/serve.ts': 'export const serve = 1;\nexport const = 2;\n' },
    expected: ['cli/serve.ts:2 syntax error'],
  },
  {
    name: 'a pure rule that reads files and the network',
    changes: {
      [`${bridges}/rules/is-open.ts`]:
        "import { readFile } from 'node:fs/promises';\nexport const isOpen = (): unknown => [readFile, fetch('/'), process.env];\n",
    },
    expected: [
      `${bridges}/rules/is-open.ts:1 pure-rules import`,
      `${bridges}/rules/is-open.ts:2 pure-rules reach`,
      `${bridges}/rules/is-open.ts:2 pure-rules reach`,
      `${bridges}/rules/is-open.ts:2 outbound reach`,
    ],
  },
  {
    name: 'who connects outwards without the wall; servers, names and types are none of it, nor is the wall itself',
    changes: {
      [`${bridges}/adapters/ask.ts`]:
        "import { isIP, connect } from 'node:net';\nimport * as http from 'node:http';\nimport type { Agent } from 'node:https';\nexport const ask = (a: Agent): unknown => [a, isIP, connect, http, fetch('http://a'), globalThis];\n",
      'kernel/ask.ts':
        "import { createServer, type Server } from 'node:http';\nexport const a = async (s: Server): Promise<unknown> => [s, createServer, await import('node:tls')];\nexport { request } from 'node:https';\n",
      'kernel/outbound/ask.ts': "import { connect } from 'node:net';\nexport const a = [connect, fetch];\n",
      'kernel/test/ask.ts': "import { connect } from 'node:net';\nexport const a = [connect, fetch('/')];\n",
    },
    expected: [
      `${bridges}/adapters/ask.ts:1 outbound import`,
      `${bridges}/adapters/ask.ts:2 outbound import`,
      `${bridges}/adapters/ask.ts:4 outbound reach`,
      'kernel/ask.ts:2 outbound import',
      'kernel/ask.ts:3 outbound import',
    ],
  },
  {
    name: 'a library that no package.json names',
    changes: { 'cli/serve.ts': "import { z } from 'zod/v4';\nexport const serve = z;\n" },
    expected: ['cli/serve.ts:1 dependencies undeclared'],
  },
  {
    name: 'a cycle; of the types and of what is loaded lazily none',
    changes: {
      'cli/serve.ts': "import './ring/a.ts';\nexport const serve = 1;\n",
      'cli/ring/a.ts':
        "import type { B } from './b.ts';\nimport { c } from './c.ts';\nexport type A = B;\nexport const a = c;\n",
      'cli/ring/b.ts': "import { a } from './a.ts';\nexport type B = typeof a;\n",
      'cli/ring/c.ts': "\nexport * from './d.ts';\nexport const c = () => import('./a.ts');\n",
      'cli/ring/d.ts': "import { type c } from './c.ts';\nexport type D = typeof c;\n",
    },
    expected: ['cli/ring/c.ts:2 cycles cycle'],
  },
  {
    name: 'names that fit anything, and names in the wrong shape',
    changes: {
      'cli/common/doThings.ts': 'export const a = 1;\n',
      'cli/string-utils.ts': 'export const a = 1;\n',
    },
    expected: [
      'cli/common/doThings.ts:1 names kebab',
      'cli/common/doThings.ts:1 names vague',
      'cli/string-utils.ts:1 names vague',
    ],
  },
  {
    name: 'a barrel',
    changes: { 'cli/index.ts': "export * from './serve.ts';\nexport { serve } from './serve.ts';\n" },
    expected: ['cli/index.ts:1 names barrel'],
  },
  {
    name: 'an operation in a file of another name',
    changes: {
      [`${bridges}/operations/close-bridge.ts`]: null,
      [`${bridges}/operations/shut-bridge.ts`]:
        "import { defineOperation } from '@yuheng/kernel/operation';\nexport const closeBridge = defineOperation({ name: 'close-bridge' });\n",
      [`${bridges}/pack.ts`]:
        "import { closeBridge } from './operations/shut-bridge.ts';\nexport const pack = [closeBridge];\n",
    },
    expected: [
      `${bridges}/operations/shut-bridge.ts:2 names operation`,
      `${bridges}/operations/shut-bridge.ts:1 operations unlisted`,
    ],
  },
  {
    name: 'a file of 501 lines, and one of 301',
    changes: {
      'cli/endless.ts': 'export {};\n'.repeat(501),
      'cli/long.ts': 'export {};\n'.repeat(301),
      'cli/fine.ts': 'export {};\n'.repeat(300),
    },
    expected: ['cli/endless.ts:501 sizes over', 'cli/long.ts:301 long-files over'],
  },
  {
    name: 'any, where it is a type',
    changes: {
      'cli/serve.ts':
        "// any\nexport const any = 'as any';\nexport const serve = (a: any[], b: Map<string, any>) => [a as any, b, /: any/];\n",
    },
    expected: ['cli/serve.ts:3 no-any any', 'cli/serve.ts:3 no-any any', 'cli/serve.ts:3 no-any any'],
  },
  {
    name: 'default exports',
    changes: {
      'cli/serve.ts': 'const serve = 1;\nexport { serve as default };\n',
      'cli/stop.ts': 'export default 1;\n',
    },
    expected: ['cli/serve.ts:2 named-exports default', 'cli/stop.ts:1 named-exports default'],
  },
];
