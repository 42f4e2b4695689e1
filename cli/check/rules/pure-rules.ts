import { isTest } from '../house/area.ts';
import type { House } from '../house/house.ts';
import { resolveImport } from '../house/resolve-import.ts';
import type { Source } from '../house/source.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

/** Packages of npm that exist to reach outside. */
const reachingOut = new Set(['pg', 'fastify', '@fastify/static']);

/** Files in a `rules` folder are pure: nothing of Node, no database, no network, no output. */
export const pureRules: Rule = {
  name: 'pure-rules',
  check: (house) =>
    house.sources
      .filter(({ path }) => /(^|\/)rules\//.test(path) && !isTest(path))
      .flatMap((source) => judge(house, source)),
};

function judge(house: House, source: Source): readonly Breach[] {
  const imports = source.imports.flatMap(({ line, specifier }) => {
    const target = resolveImport(house, source.path, specifier);
    const outside = target.kind === 'node' || (target.kind === 'outside' && reachingOut.has(target.name));
    return outside ? [breach(source.path, line, 'import', { specifier })] : [];
  });
  const reaches = source.reaches.map(({ line, name }) => breach(source.path, line, 'reach', { name }));
  return [...imports, ...reaches];
}
