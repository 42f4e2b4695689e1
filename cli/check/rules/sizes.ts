import type { House } from '../house/house.ts';
import { breach, type Rule } from '../rule.ts';

const most = 500;
const rare = 300;

/** No file of code is longer than 500 lines. */
export const sizes: Rule = {
  name: 'sizes',
  check: (house) =>
    codeSizes(house)
      .filter(({ lines }) => lines > most)
      .map(({ path, lines }) => breach(path, most + 1, 'over', { lines, most })),
};

/** A file over 300 lines is a debt to pay. */
export const longFiles: Rule = {
  name: 'long-files',
  check: (house) =>
    codeSizes(house)
      .filter(({ lines }) => lines > rare && lines <= most)
      .map(({ path, lines }) => breach(path, rare + 1, 'over', { lines, most: rare })),
};

/** The lines of every file of code, tests included. */
export function codeSizes(house: House): readonly { path: string; lines: number }[] {
  return [...house.files]
    .filter(([path]) => /\.(ts|tsx|mts|js|mjs|css|sql|sh)$/.test(path))
    .map(([path, text]) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }));
}
