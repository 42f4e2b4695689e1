import { Problem } from '../../http/problem.ts';

/** Parameters that do not go together, or one that says what it may not. @param expected in signs that every language reads */
export function badParameters(expected: string): Problem {
  return new Problem('facts.bad-query', { position: 0, expected }, 'parameters');
}

/** A query that does not say of which entities it speaks. @param expected parameters of which one is needed */
export function noSelector(expected: string): Problem {
  return new Problem('facts.bad-query', { position: 0, expected }, 'no-selector');
}
