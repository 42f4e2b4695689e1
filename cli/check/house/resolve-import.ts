import { posix } from 'node:path';
import type { House } from './house.ts';
import { exportedFile, type Package } from './package.ts';

/** What an import leads to. Paths are from the root of the repository. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  /** A package of the house; `path` is null where it does not export the subpath. */
  | {
      readonly kind: 'house';
      readonly package: Package;
      readonly subpath: string;
      readonly path: string | null;
    }
  | { readonly kind: 'node'; readonly name: string }
  /** Made by the build (`virtual:…`). */
  | { readonly kind: 'virtual'; readonly name: string }
  | { readonly kind: 'outside'; readonly name: string };

export function resolveImport(house: House, from: string, specifier: string): Target {
  if (specifier.startsWith('.'))
    return {
      kind: 'file',
      path: posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''))),
    };
  if (specifier.startsWith('node:')) return { kind: 'node', name: specifier };
  if (specifier.startsWith('virtual:')) return { kind: 'virtual', name: specifier };
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const target = house.packages.find((candidate) => candidate.name === name);
  if (!target) return { kind: 'outside', name };
  const subpath = ['.', ...parts.slice(name.split('/').length)].join('/');
  return { kind: 'house', package: target, subpath, path: exportedFile(target, subpath) };
}
