import type { Random } from './random.ts';

/** Pieces that have broken programs before. */
const NASTY: readonly [unknown, ...unknown[]] = [
  null,
  '',
  '\0',
  '\ud800',
  '__proto__',
  'constructor',
  'toString',
  'urn:ngsi-ld:null',
  '@none',
  '@context',
  -0,
  1e308,
  -1,
  0.1,
  1e21,
  2 ** 53,
  true,
  [],
  {},
  [[]],
  [null],
  'x'.repeat(3000),
  '€'.repeat(1000),
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-01-01T00:00:00+14:00',
  { type: 'Property', value: {} },
  { type: 'Point', coordinates: [180, 90] },
  { type: 'Polygon', coordinates: [[]] },
  { constructor: { x: 1 } },
  { '@id': 'x', '@type': '@json', '@value': [] },
  'urn:ngsi-ld:Thing:2',
  ["'; drop table facts.entity; --"],
  '(a+)+$',
  '%',
  '\u2028',
  '\uffff',
];
const OF_URLS: readonly [string, ...string[]] = [
  '%00',
  '%',
  '%ff',
  '..',
  '/',
  '//',
  '?',
  '#',
  '&',
  '=',
  '&type=a',
  '[]',
  '[0]',
  '%22',
  '(',
  ')',
  '|',
  ';',
  ',',
  '~=',
  '!~=',
  '\\',
  "'",
  '%F0%9F%98%80',
  '9'.repeat(30),
  '__proto__',
  '-',
  '.5',
  'e9',
  '%E8%B7%AF',
  '"',
  '<',
  '>',
  '==',
  '*',
  '%23',
  '%2B',
  '+',
  '%20',
  'urn:',
  '@none',
  '&limit=0',
  '&offset=99999999999',
  '&options=',
  '&format=x',
  '&lang=*',
];

/** Deep inside something is replaced, removed, added, doubled or renamed. */
export function mutated(value: unknown, random: Random): unknown {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return random.of(NASTY);
  const entries = Object.entries(value);
  if (entries.length === 0) return random.of(NASTY);
  const at = random.below(entries.length);
  const [key = 'x', inner] = entries[at] ?? [];
  const rebuilt = (list: readonly (readonly [string, unknown])[]): unknown =>
    isList ? list.map(([, one]) => one) : Object.fromEntries(list);
  switch (random.below(6)) {
    case 0:
      return rebuilt(entries.toSpliced(at, 1));
    case 1:
      return rebuilt([...entries, [textOf(random.of(NASTY)).slice(0, 300), inner]]);
    case 2:
      return isList
        ? rebuilt([...entries, ['', random.of(NASTY)]])
        : rebuilt(entries.with(at, [key, [inner, inner]]));
    default:
      return rebuilt(entries.with(at, [key, mutated(inner, random)]));
  }
}

/** Characters are left out, put in, or overwritten. */
export function mutatedText(text: string, random: Random, piece = textOf(random.of(NASTY))): string {
  const at = random.below(text.length + 1);
  const turn = random.below(3);
  if (turn === 0) return text.slice(0, at) + text.slice(at + 1 + random.below(7));
  return text.slice(0, at) + piece + text.slice(at + (turn === 1 ? 0 : piece.length));
}

export const mutatedUrl = (url: string, random: Random): string =>
  mutatedText(url, random, random.of(OF_URLS));

/** A piece as text; not every object can say what it is. */
const textOf = (piece: unknown): string =>
  typeof piece === 'string' ? piece : (JSON.stringify(piece) ?? '');
