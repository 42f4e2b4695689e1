import { breach, type Rule } from '../rule.ts';

/** Everything that is exported has a name, but for the configuration of tools that ask for a default and declarations of foreign modules. */
export const namedExports: Rule = {
  name: 'named-exports',
  check: (house) =>
    house.sources
      .filter(({ path }) => !/\.(config\.[^/]+|d\.ts)$/.test(path))
      .flatMap(({ path, defaultExports }) => defaultExports.map((line) => breach(path, line, 'default'))),
};
