import { asvsLevels } from '../../controls/asvs-ids.ts';
import { type Clause, type Control, parseControls } from '../../controls/control.ts';
import { controlsPage } from '../../controls/controls-page.ts';
import type { House } from '../house/house.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

const LIST = 'docs/controls.json';
const PAGE = 'docs/controls.md';

/** The list of controls is whole, in order and true: what it names is there, and the page is made from it. */
export const controls: Rule = {
  name: 'controls',
  check: (house) => {
    const text = house.files.get(LIST);
    // Small houses of tests have none.
    if (text === undefined) return [];
    const list = parseControls(text);
    if (list === null) return [breach(LIST, 1, 'shape')];
    const lineOf = lineFinder(text);
    const page = house.files.get(PAGE) === controlsPage(list) ? [] : [breach(PAGE, 1, 'old')];
    return [
      ...inOrder(
        list.asvs.map(({ id }) => id),
        [...asvsLevels.keys()],
        lineOf,
      ),
      ...[...list.asvs, ...list.gb22239].flatMap((item) => judge(house, item, lineOf(item.id))),
      ...list.gb22239.flatMap(({ id, asvs }) =>
        asvs
          .filter((one) => !asvsLevels.has(one))
          .map((what) => breach(LIST, lineOf(id), 'unknown', { what })),
      ),
      ...page,
    ];
  },
};

/** Each id of the standard once, in its order, and no other. */
function inOrder(
  ids: readonly string[],
  official: readonly string[],
  lineOf: (id: string) => number,
): readonly Breach[] {
  const known = new Set(official);
  const unknown = ids
    .filter((id) => !known.has(id))
    .map((what) => breach(LIST, lineOf(what), 'unknown', { what }));
  const missing = official
    .filter((id) => !ids.includes(id))
    .map((what) => breach(LIST, 1, 'missing', { what }));
  const wrong = ids.findIndex(
    (id, index) => index > 0 && official.indexOf(id) <= official.indexOf(ids[index - 1] ?? ''),
  );
  if (unknown.length > 0 || wrong === -1) return [...unknown, ...missing];
  return [...missing, breach(LIST, lineOf(ids[wrong] ?? ''), 'order', { what: ids[wrong] ?? '' })];
}

function judge(house: House, item: Control | Clause, line: number): readonly Breach[] {
  const { id: what, state, note, records = [] } = item;
  const tests = 'tests' in item ? (item.tests ?? []) : [];
  const mapped = 'asvs' in item && item.asvs.length > 0;
  const bare = (state === 'met' || state === 'partly') && tests.length + records.length === 0 && !mapped;
  const silent = state !== 'met' && note === undefined;
  return [
    ...(bare ? [breach(LIST, line, 'bare', { what })] : []),
    ...(silent ? [breach(LIST, line, 'silent', { what })] : []),
    ...records
      .filter((file) => !house.files.has(file))
      .map((file) => breach(LIST, line, 'file', { what, file })),
    ...tests
      .filter((test) => !isThere(house, test))
      .map((test) => breach(LIST, line, 'test', { what, test })),
  ];
}

function isThere(house: House, test: string): boolean {
  const [file = '', ...name] = test.split(': ');
  const source = house.sources.find(({ path }) => path === file);
  return (
    source?.calls.some(
      ({ name: called, first }) => /^(?:it|test|describe)$/.test(called) && first.includes(name.join(': ')),
    ) ?? false
  );
}

function lineFinder(text: string): (id: string) => number {
  const lines = text.split('\n');
  return (id) => lines.findIndex((line) => line.includes(`"id": "${id}"`)) + 1;
}
