import { Problem } from '../../http/problem.ts';
import { type Expression, holds, parseExpression, wordsOf } from './expression.ts';

const PATTERN = /^\/?(?:(?:\+|[\p{L}_][\p{L}\p{N}_-]*)(?:\/(?:\+|[\p{L}_][\p{L}\p{N}_-]*))*(?:\/#)?|#)$/u;

/**
 * Reads a scope query (ETSI GS CIM 009 V1.9.1, clause 4.19): scopes, `+` for one level, `#` at the end for this level and
 * all below it.
 * @throws Problem facts.bad-query
 */
export function parseScopeQ(text: string): (scopes: readonly string[]) => boolean {
  const expression: Expression = parseExpression(text);
  for (const word of wordsOf(expression)) {
    if (!PATTERN.test(word))
      throw new Problem('facts.bad-query', { position: text.indexOf(word), expected: '/a/+/#' });
  }
  return (scopes) => holds(expression, (pattern) => scopes.some((scope) => matches(levels(pattern), scope)));
}

const levels = (scope: string): readonly string[] => scope.replace(/^\//, '').split('/');

function matches(pattern: readonly string[], scope: string): boolean {
  const open = pattern.at(-1) === '#';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  const own = levels(scope);
  if (open ? own.length < fixed.length : own.length !== fixed.length) return false;
  return fixed.every((level, place) => level === '+' || level === own[place]);
}
