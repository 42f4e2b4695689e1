import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSource } from '../../check/house/parse-source.ts';

const imports = (text: string, path = 'a.ts') =>
  parseSource(path, text).imports.map(({ kind, line, specifier }) => `${line} ${kind} ${specifier}`);

test('every way to name another file', () => {
  const text = `import a from './a.ts';
import type { B } from './b.ts';
import { type C } from './c.ts';
import './d.css';
import * as e from './e.ts';
import json from './f.json' with { type: 'json' };
export * from './g.ts';
export type { H } from './h.ts';
export { type I } from './i.ts';
const j = await import('./j.ts');
const k = await import(\`./k.ts\`);
type L = import('./l.ts').L;
type M = typeof import('./m.ts');
export { a, e, json, j, k };`;
  assert.deepEqual(imports(text), [
    '1 runtime ./a.ts',
    '2 type ./b.ts',
    '3 runtime ./c.ts',
    '4 runtime ./d.css',
    '5 runtime ./e.ts',
    '6 runtime ./f.json',
    '7 runtime ./g.ts',
    '8 type ./h.ts',
    '9 runtime ./i.ts',
    '10 lazy ./j.ts',
    '11 lazy ./k.ts',
    '12 type ./l.ts',
    '13 type ./m.ts',
  ]);
});

test('what only looks like an import is none', () => {
  const text = `// import a from './a.ts'
/* export * from './b.ts' */
const c = "import c from './c.ts'";
const d = \`export * from './d.ts' \${"import('./e.ts')"}\`;
const f = /import g from '.\\/g.ts'/;
const h = import.meta.url;
const i = { import: (path: string) => path }.import('./i.ts');
export const j = [c, d, f, h, i, import(c)];
const k = <b>import l from './l.ts' and don't</b>;`;
  assert.deepEqual(imports(text, 'a.tsx'), []);
});

test('texts are told by kind and line, without the names of files', () => {
  const { texts, templates } = parseSource(
    'a.tsx',
    "import a from './a.ts';\nexport const b = <p title='one'>\n  two {`three ${a}\n four`}\n</p>;\n",
  );
  assert.deepEqual(texts, [
    { line: 2, value: 'one', kind: 'string' },
    { line: 3, value: 'two', kind: 'jsx' },
    { line: 3, value: 'three ', kind: 'template' },
    { line: 3, value: '\n four', kind: 'template' },
  ]);
  assert.deepEqual(templates, [{ line: 3, parts: ['three ', '\n four'] }]);
});

test('calls are told with the texts that their first argument can be', () => {
  const { calls } = parseSource(
    'a.ts',
    "t('a');\nt(b ? 'c' : d ? 'e' : f);\nnew Problem('g.h', { i: 1 });\nsay.t('j');\ndefineOperation({ name: 'k', kind: K, [l]: 'm' });\nt(n)();\n",
  );
  assert.deepEqual(
    calls.map(({ line, name, first, properties }) => ({ line, name, first, properties })),
    [
      { line: 1, name: 't', first: ['a'], properties: {} },
      { line: 2, name: 't', first: ['c', 'e'], properties: {} },
      { line: 3, name: 'Problem', first: ['g.h'], properties: {} },
      { line: 4, name: 't', first: ['j'], properties: {} },
      { line: 5, name: 'defineOperation', first: [], properties: { name: 'k', l: 'm' } },
      { line: 6, name: 't', first: [], properties: {} },
    ],
  );
});

test('reaching outside is told apart from names that look like it', () => {
  const { reaches } = parseSource(
    'a.ts',
    "await fetch('/');\nprocess.env;\na.process(b.console);\nconst c = { fetch: 1, console() {} };\nd(process);\nexport const e = { f: console };\n",
  );
  assert.deepEqual(
    reaches.map(({ line, name }) => `${line} ${name}`),
    ['1 fetch', '2 process', '5 process', '6 console'],
  );
});

test('lines are counted as an editor counts them', () => {
  assert.equal(parseSource('a.ts', '').lineCount, 0);
  assert.equal(parseSource('a.ts', 'a;').lineCount, 1);
  assert.equal(parseSource('a.ts', 'a;\n').lineCount, 1);
  assert.equal(parseSource('a.ts', 'a;\r\n\r\nb;\r\n').lineCount, 3);
});
