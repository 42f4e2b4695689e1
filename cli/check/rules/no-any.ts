import { breach, type Rule } from '../rule.ts';

/** Nothing has the type `any`; what is not known is `unknown`. */
export const noAny: Rule = {
  name: 'no-any',
  check: (house) => house.sources.flatMap(({ path, anys }) => anys.map((line) => breach(path, line, 'any'))),
};
