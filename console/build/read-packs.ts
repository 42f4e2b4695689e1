import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@yuheng/kernel/pack';
import { packFiles } from './packs.ts';

export const repository = join(import.meta.dirname, '../..');

/** What the console needs to know of a pack. */
export interface PackSummary {
  readonly id: string;
  readonly folder: string;
  readonly pages: readonly Page[];
}

/** Imports every listed `pack.ts` in this Node process, so that no server code ever reaches the browser. */
export async function readPacks(): Promise<readonly PackSummary[]> {
  return Promise.all(packFiles.map((file) => readPack(join(repository, file))));
}

async function readPack(file: string): Promise<PackSummary> {
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const pack = Object.values(module).find(isPack);
  const folder = dirname(file);
  // A pack that is only made when its server is known has no pages, but its texts are shown.
  if (pack === undefined) return { id: basename(folder), folder, pages: [] };
  return { id: pack.id, folder, pages: pack.pages };
}

function isPack(value: unknown): value is PackSummary {
  return typeof value === 'object' && value !== null && 'id' in value && 'pages' in value;
}
