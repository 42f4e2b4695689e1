import { Problem } from '../../http/problem.ts';

/** Words joined by `;` (and), `,` or `|` (or) and parentheses: how types and scopes are selected. */
export type Expression =
  | { readonly word: string }
  | { readonly op: 'and' | 'or'; readonly terms: readonly Expression[] };

const WORD = /[^;,|()\s]+/y;
const DEPTH_LIMIT = 32;
const LENGTH_LIMIT = 8192;

/** @throws Problem facts.bad-query with the position of the fault */
export function parseExpression(text: string): Expression {
  let position = 0;
  const fail = (expected: string): never => {
    throw new Problem('facts.bad-query', { position, expected });
  };
  if (text.length > LENGTH_LIMIT) fail(`<= ${LENGTH_LIMIT}`);
  const series = (op: 'and' | 'or', signs: string, next: () => Expression): Expression => {
    const first = next();
    const terms = [first];
    while (position < text.length && signs.includes(text.charAt(position))) {
      position += 1;
      terms.push(next());
    }
    return terms.length === 1 ? first : { op, terms };
  };
  const either = (depth: number): Expression =>
    series('or', ',|', () => series('and', ';', () => term(depth)));
  const term = (depth: number): Expression => {
    if (depth > DEPTH_LIMIT) fail(`depth <= ${DEPTH_LIMIT}`);
    if (text.charAt(position) === '(') {
      position += 1;
      const inner = either(depth + 1);
      if (text.charAt(position) !== ')') fail(')');
      position += 1;
      return inner;
    }
    WORD.lastIndex = position;
    const word = WORD.exec(text)?.[0] ?? fail('name');
    position += word.length;
    return { word };
  };
  const expression = either(0);
  if (position < text.length) fail('; , | )');
  return expression;
}

/** The words of an expression: whatever satisfies it has one of them. */
export function wordsOf(expression: Expression): readonly string[] {
  return 'word' in expression ? [expression.word] : [...new Set(expression.terms.flatMap(wordsOf))];
}

export function renamed(expression: Expression, rename: (word: string) => string): Expression {
  return 'word' in expression
    ? { word: rename(expression.word) }
    : { op: expression.op, terms: expression.terms.map((term) => renamed(term, rename)) };
}

export function holds(expression: Expression, has: (word: string) => boolean): boolean {
  if ('word' in expression) return has(expression.word);
  return expression.op === 'and'
    ? expression.terms.every((term) => holds(term, has))
    : expression.terms.some((term) => holds(term, has));
}
