import type { Debts } from './house.ts';

/** A list of debts as it is written; text that is none is an error. */
export function parseDebts(text: string): Debts {
  const json: unknown = JSON.parse(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new TypeError('a list of debts is an object: rule -> files');
  const debts: Record<string, readonly string[]> = {};
  for (const [rule, files] of Object.entries(json)) {
    if (!Array.isArray(files)) throw new TypeError(`the debts of ${rule} are no list of files`);
    debts[rule] = files.map(String);
  }
  return debts;
}
