import { Problem } from '../../http/problem.ts';
import { PatternAutomaton } from './pattern-automaton.ts';
import { compilePattern, type Program } from './pattern-program.ts';
import { parsePattern } from './pattern-syntax.ts';
import { PatternWork } from './pattern-work.ts';

/** A pattern that can be looked for. */
export interface SafePattern {
  /** @throws Problem facts.pattern-too-costly */
  test(text: string, work?: PatternWork): boolean;
}

const CACHE_LIMIT = 250;
const cache = new Map<string, SafePattern>();

/**
 * A regular expression from outside that cannot run away. A backtracking matcher needs polynomial time for no more than
 * `a*a*b`, so patterns are run as automata instead, in time linear in the text; what an automaton cannot do
 * (back references, look-around, \b) is refused.
 * @throws Problem facts.bad-pattern
 */
export function safePattern(source: string): SafePattern {
  const known = cache.get(source);
  if (known) return known;
  const node = parsePattern(source);
  const program: Program | null = node && compilePattern(node);
  if (!program) throw new Problem('facts.bad-pattern', { pattern: source });
  const automaton = new PatternAutomaton(program);
  const pattern: SafePattern = {
    test: (text, work = new PatternWork()) => automaton.occursIn(text, work),
  };
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(source, pattern);
  return pattern;
}
