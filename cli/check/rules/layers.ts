import { type Area, areaOf, isPage, isTest } from '../house/area.ts';
import type { House } from '../house/house.ts';
import { resolveImport, type Target } from '../house/resolve-import.ts';
import type { Import, Source } from '../house/source.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

/** What the pages of a pack may load from outside the house. */
const pageLibraries = new Set(['react', 'react-dom', '@tanstack/react-query', '@tanstack/react-router']);

/**
 * Who may know whom. Type-only imports count: to know a type is to know its owner.
 * - kernel: nothing of the others.
 * - a pack: the kernel's exports and its own folder; its pages also what the console exports, React, query and router.
 * - console: of a pack only `<pack>/pack`. cli, bench and the browser tests: whatever is exported.
 * - everybody: through `exports` alone, never by a path into another part.
 */
export const layers: Rule = {
  name: 'layers',
  check: (house) =>
    house.sources.flatMap((source) => source.imports.flatMap((each) => judge(house, source, each))),
};

function judge(house: House, source: Source, each: Import): readonly Breach[] {
  const from = areaOf(source.path);
  if (from.kind === 'root') return [];
  const target = resolveImport(house, source.path, each.specifier);
  const name = nameOf(house, from, source, each, target);
  return name === null
    ? []
    : [breach(source.path, each.line, name, { specifier: each.specifier, part: from.folder })];
}

function nameOf(house: House, from: Area, source: Source, each: Import, target: Target): string | null {
  switch (target.kind) {
    case 'file': {
      if (areaOf(target.path).folder !== from.folder) return 'leaves-part';
      const intoPages = isPage(target.path) && !isPage(source.path) && !isTest(source.path);
      return from.kind === 'pack' && intoPages ? 'server-knows-page' : null;
    }
    case 'house': {
      if (target.path === null) return 'not-exported';
      const to = areaOf(`${target.package.folder}/`);
      return to.folder === from.folder ? null : between(from, source, to, target.subpath);
    }
    case 'virtual':
      return from.kind === 'pack' ? 'page-library' : null;
    case 'node':
      return isPage(source.path) ? 'page-needs-browser' : null;
    case 'outside':
      if (!isPage(source.path) || pageLibraries.has(target.name)) return null;
      if (each.kind === 'type' && declares(house, 'console', target.name)) return null;
      return declares(house, from.folder, target.name) ? null : 'page-library';
  }
}

function between(from: Area, source: Source, to: Area, subpath: string): string | null {
  switch (from.kind) {
    case 'kernel':
      return 'kernel-knows';
    case 'pack':
      if (to.kind === 'kernel') return null;
      if (to.kind === 'pack') return 'pack-knows-pack';
      return to.kind === 'console' && isPage(source.path) ? null : 'pack-knows-shell';
    case 'console':
      if (to.kind === 'kernel' || isTest(source.path)) return null;
      if (to.kind === 'pack') return subpath === './pack' ? null : 'console-knows-inside';
      return 'console-knows-shell';
    default:
      return null;
  }
}

/** A pack may bring a library of its own for its pages, if its package.json says so; the console's lend their types. */
function declares(house: House, folder: string, name: string): boolean {
  return house.packages.some((each) => each.folder === folder && each.dependencies.has(name));
}
