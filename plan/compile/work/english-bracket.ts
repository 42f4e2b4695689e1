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

/** `Department for Transport (DfT)` says a name twice, nothing more. */
function isInitials(letters: string, before: string): boolean {
  const capitals = letters.replaceAll(/[^A-Z]/g, '');
  // All Walks of Life (AWOL): small words may count as well.
  let left = letters.length <= 8 && capitals.length > 1 ? capitals : '';
  if (left === '') return false;
  const words = before.match(/[A-Za-z][\w’'-]*/g) ?? [];
  for (const word of words.slice(-capitals.length * 2).toReversed()) {
    const initial = word.charAt(0).toUpperCase();
    if (left.endsWith(initial)) left = left.slice(0, -1);
    else if (/^[A-Z]/.test(word)) return false;
    if (left === '') return true;
  }
  return false;
}
