import type { Assignment, Span } from '../compiled.ts';
import { trimmed } from '../outline/line.ts';
import { notUnit } from './role-words.ts';
import { isEnglishBody, isUnitName } from './unit-name.ts';

/** Whom a bracket at the close of an English sentence names: (Housing Services, by 2026), (DfT). Null for any other. */
export function englishBracket(text: string, list: Span, before: string, after: string): Assignment[] | null {
  if (!/[A-Za-z]/.test(text.charAt(list.start)) || !/^(?:[.;]?\s*(?:\n|$)|[.;]\s)/.test(after)) return null;
  const parts: Span[] = [];
  let start = list.start;
  for (const match of text.slice(list.start, list.end).matchAll(/[,;/]\s?|\s(?:&|\+)\s|$/g)) {
    parts.push(trimmed(text, start, list.start + match.index));
    start = list.start + match.index + match[0].length;
  }
  const words = parts.map((part) => text.slice(part.start, part.end));
  const names = parts.filter((_, at) => !notUnit.test(words[at] ?? ''));
  const quotes = names.map((name) => text.slice(name.start, name.end));
  if (quotes.length === 0 || !quotes.every(isUnitName)) return null;
  if (isInitials(quotes[0] ?? '', before) && quotes.length === words.length) return null;
  const sure =
    names.length < words.length ||
    quotes.every((quote) => isEnglishBody(quote) || /^[A-Z][A-Za-z&]*[A-Z]$/.test(quote));
  if (!sure) return null;
  return names.map(({ start: from, end }) => ({
    unit: text.slice(from, end),
    role: 'responsible',
    span: { start: from, end },
  }));
}

/**
 * `Department for Transport (DfT)` says a name twice, nothing more; so do `greenhouse gas (GHG)` and `Transit-Oriented
 * Communities (TOC)`: each word from the first on gives its initial, and perhaps further letters; small words may give none.
 */
function isInitials(letters: string, before: string): boolean {
  const capitals = letters.replaceAll(/[^A-Z]/g, '');
  if (letters.length > 8 || capitals.length < 2) return false;
  const words = before.match(/[A-Za-z][a-z’']*/g) ?? [];
  return [...words.keys()].some((from) => words.length - from > 1 && spells(words.slice(from), capitals));
}

/** Whether the words give the capitals, the first and the last word one at least. */
function spells([word, ...rest]: readonly string[], capitals: string): boolean {
  if (word === undefined) return capitals === '';
  const given = givenBy(word.toUpperCase(), capitals);
  for (let count = given; count > 0; count -= 1) if (spells(rest, capitals.slice(count))) return true;
  return small.test(word) && rest.length > 0 && spells(rest, capitals);
}

const small = /^(?:of|and|for|the|on|in|to|at|by|a|an)$/;

/** How many of the first capitals a word may stand for: its initial, and letters that follow in it. */
function givenBy(word: string, capitals: string): number {
  let [count, at] = [0, 0];
  for (const letter of capitals) {
    at = count === 0 ? (word.startsWith(letter) ? 0 : -1) : word.indexOf(letter, at + 1);
    if (at < 0) break;
    count += 1;
  }
  return count;
}
