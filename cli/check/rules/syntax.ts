import { breach, type Rule } from '../rule.ts';

/** Every file of code can be read; the other rules know nothing of one that cannot. */
export const syntax: Rule = {
  name: 'syntax',
  check: (house) =>
    house.sources.flatMap(({ path, syntaxErrors }) =>
      syntaxErrors.map(({ line, message }) => breach(path, line, 'error', { message })),
    ),
};
