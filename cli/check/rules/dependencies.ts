import { areaOf } from '../house/area.ts';
import type { House } from '../house/house.ts';
import { resolveImport } from '../house/resolve-import.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

/**
 * What is imported by name is declared: in the package.json of the part, or in the root's for tools and tests.
 * The pages of a pack share the console's libraries, of which there must be one copy in the browser.
 */
export const dependencies: Rule = {
  name: 'dependencies',
  check: (house) =>
    house.sources.flatMap((source) => {
      const known = declared(house, source.path);
      return source.imports.flatMap(({ line, specifier }): readonly Breach[] => {
        const target = resolveImport(house, source.path, specifier);
        if (target.kind !== 'house' && target.kind !== 'outside') return [];
        const name = target.kind === 'house' ? target.package.name : target.name;
        // Types alone may come from DefinitelyTyped under another name.
        if (known.has(name) || known.has(`@types/${name}`)) return [];
        return [breach(source.path, line, 'undeclared', { name, part: areaOf(source.path).folder })];
      });
    }),
};

function declared(house: House, path: string): ReadonlySet<string> {
  const area = areaOf(path);
  const pages = area.kind === 'pack' && path.startsWith(`${area.folder}/console/`);
  const owners = house.packages.filter(
    ({ folder }) => folder === '' || folder === area.folder || (pages && folder === 'console'),
  );
  // A part may always name itself, and a page the console.
  return new Set(owners.flatMap((owner) => [owner.name, ...owner.dependencies]));
}
