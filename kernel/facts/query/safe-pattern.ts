import { Problem } from '../../http/problem.ts';

const cache = new Map<string, RegExp>();

/**
 * A regular expression from outside that cannot run away: repetition of a group, back references and
 * look-around are refused, so matching stays polynomial of low degree on values of limited length.
 * @throws Problem facts.bad-pattern
 */
export function safePattern(source: string): RegExp {
  const known = cache.get(source);
  if (known) return known;
  const plain = source.replaceAll(/\\./g, '').replaceAll(/\[[^\]]*\]/g, '');
  const repeats = plain.match(/[*+{]/g)?.length ?? 0;
  if (/\)[*+?{]|\(\?|\\[1-9]/.test(source) || repeats > 4)
    throw new Problem('facts.bad-pattern', { pattern: source });
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, 'u');
  } catch {
    throw new Problem('facts.bad-pattern', { pattern: source });
  }
  if (cache.size > 500) cache.clear();
  cache.set(source, pattern);
  return pattern;
}
