import { commandAt } from './english-verb.ts';

const before = /^(?=[A-Z])[^.;:?!\t\n]{3,60}?(?::\s+|\s+[–—-]\s+)(?=[A-Z])/;

/** Bike lanes: All bike lanes must be protected. */
const obliges = /^[A-Z][^.;:]{2,60}\s(?:must|shall|will)\s/;

/** `School streets – Close two roads …`, `County lead: Fit …`: length of the name before a command; 0 without one. */
export function labelBefore(words: string): number {
  const length = before.exec(words)?.[0].length ?? 0;
  const name = words.slice(0, length);
  const rest = words.slice(length);
  const works = commandAt(rest) !== null || obliges.test(rest);
  return length > 0 && works && name.trim().split(/\s+/).length <= 8 ? length : 0;
}
