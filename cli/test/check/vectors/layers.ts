import { both, bridges, ferries } from './two-packs.ts';
import type { Vector } from './vector.ts';

export const layers: readonly Vector[] = [
  {
    name: 'the kernel knows a pack, even if only a type of it',
    changes: {
      'kernel/package.json':
        '{"name": "@yuheng/kernel", "exports": {"./facts": "./facts/facts.ts", "./operation": "./packs/operation.ts", "./problem": "./http/problem.ts"}, "dependencies": {"@yuheng/bridges": "1"}}',
      'kernel/facts/facts.ts':
        "import type { pack } from '@yuheng/bridges/pack';\nexport type Facts = typeof pack;\nexport const facts = 1;\n",
    },
    expected: ['kernel/facts/facts.ts:1 layers kernel-knows'],
  },
  {
    name: 'a path into another part',
    changes: {
      [`${bridges}/rules/is-open.ts`]:
        "// first\nexport { facts as isOpen, facts } from '../../../kernel/facts/facts.ts';\nexport const more = 1;\n",
    },
    expected: [`${bridges}/rules/is-open.ts:2 layers leaves-part`],
  },
  {
    name: 'what a package does not export',
    changes: { 'cli/serve.ts': "export const serve = import('@yuheng/kernel/http/problem.ts');\n" },
    expected: ['cli/serve.ts:1 layers not-exported'],
  },
  {
    name: 'a pack knows a pack',
    changes: {
      ...ferries,
      'plan/pack.ts': "import { pack as other } from '@yuheng/bridges/pack';\nexport const pack = other;\n",
    },
    around: both,
    expected: ['plan/pack.ts:1 layers pack-knows-pack'],
  },
  {
    name: 'a pack knows the command line',
    changes: {
      ...ferries,
      'cli/package.json':
        '{"name": "@yuheng/cli", "exports": {"./serve": "./serve.ts"}, "dependencies": {"@yuheng/bridges": "1", "@yuheng/kernel": "1"}}',
      'plan/pack.ts': "import { serve } from '@yuheng/cli/serve';\nexport const pack = serve;\n",
    },
    around: both,
    expected: ['plan/pack.ts:1 layers pack-knows-shell'],
  },
  {
    name: 'the server knows a page',
    changes: {
      [`${bridges}/pack.ts`]:
        "import { closeBridge } from './operations/close-bridge.ts';\nimport { Page } from './console/map.tsx';\nexport const pack = [closeBridge, Page];\n",
    },
    expected: [`${bridges}/pack.ts:2 layers server-knows-page`],
  },
  {
    name: 'a page needs Node, and brings a library of its own; of a library of the console it may know the types',
    changes: {
      [`${bridges}/console/legend.tsx`]:
        "import 'node:fs';\nimport { map } from 'leaflet';\nimport type { Map } from 'maplibre';\nexport const legend: Map = map;\n",
    },
    expected: [
      `${bridges}/console/legend.tsx:1 layers page-needs-browser`,
      `${bridges}/console/legend.tsx:2 layers page-library`,
      `${bridges}/console/legend.tsx:2 dependencies undeclared`,
    ],
  },
  {
    name: 'the console knows the inside of a pack',
    changes: {
      'console/ui/panel.tsx':
        "import { isOpen } from '@yuheng/bridges/rules';\nexport const Panel = isOpen;\n",
    },
    expected: ['console/ui/panel.tsx:1 layers console-knows-inside'],
  },
  {
    name: 'the console knows the command line',
    changes: {
      'cli/package.json':
        '{"name": "@yuheng/cli", "exports": {"./serve": "./serve.ts"}, "dependencies": {"@yuheng/bridges": "1", "@yuheng/kernel": "1"}}',
      'console/package.json':
        '{"name": "@yuheng/console", "exports": {"./ui/*": "./ui/*.tsx"}, "dependencies": {"react": "19", "@yuheng/cli": "1"}}',
      'console/ui/panel.tsx': "import { serve } from '@yuheng/cli/serve';\nexport const Panel = serve;\n",
    },
    expected: ['console/ui/panel.tsx:1 layers console-knows-shell'],
  },
];
