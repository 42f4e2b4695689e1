import type { Vector } from './vector.ts';

const long = { 'cli/long.ts': 'export {};\n'.repeat(301) };
export const debts: readonly Vector[] = [
  {
    name: 'nothing, where an old debt is still owed',
    changes: { ...long, 'cli/check/debts.json': '{"long-files": ["cli/long.ts"]}' },
    around: {
      committedDebts: [{ 'long-files': ['cli/long.ts', 'cli/other.ts'] }, { 'long-files': ['cli/long.ts'] }],
    },
    expected: [],
  },
  {
    name: 'a debt that was paid',
    changes: { 'cli/check/debts.json': '{"long-files": ["cli/serve.ts"]}' },
    around: { committedDebts: [{ 'long-files': ['cli/serve.ts'] }] },
    expected: ['cli/check/debts.json:1 debts paid'],
  },
  {
    name: 'a debt that joined the list after it had begun',
    changes: { ...long, 'cli/check/debts.json': '{"long-files": ["cli/long.ts"]}' },
    around: { committedDebts: [{ 'no-any': ['cli/a.ts'] }, { 'long-files': ['cli/long.ts'] }] },
    expected: ['cli/check/debts.json:1 debts new'],
  },
];
