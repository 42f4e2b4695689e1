import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type PackSummary, readPacks, repository } from './read-packs.ts';

const pagesModule = 'virtual:pack-pages';
const messagesModule = 'virtual:messages/';

/**
 * Makes two virtual modules out of the packs: `virtual:pack-pages` (every page and search file, imported
 * when it is needed) and `virtual:messages/<language>` (all texts of one language, by pack).
 */
export function packPages(): Plugin {
  let packs: readonly PackSummary[] = [];
  return {
    name: 'yuheng:pack-pages',
    async buildStart() {
      packs = await readPacks();
    },
    resolveId(id) {
      return id === pagesModule || id.startsWith(messagesModule) ? `\0${id}` : null;
    },
    load(id) {
      if (id === `\0${pagesModule}`) return pagesCode(packs);
      if (!id.startsWith(`\0${messagesModule}`)) return null;
      const language = id.slice(messagesModule.length + 1);
      const files = messageFiles(packs, language);
      for (const { file } of files) this.addWatchFile(file);
      return messagesCode(files);
    },
  };
}

function pagesCode(packs: readonly PackSummary[]): string {
  const pages = packs.flatMap((pack) =>
    pack.pages.map((page) => {
      const facts = {
        pack: pack.id,
        id: page.id,
        path: page.path,
        open: page.open ?? false,
        rail: page.rail ?? null,
      };
      const file = JSON.stringify(join(pack.folder, page.file));
      return `{ ...${JSON.stringify(facts)}, load: () => import(${file}) }`;
    }),
  );
  const searches = packs
    .map((pack) => join(pack.folder, 'console/search.ts'))
    .filter((file) => existsSync(file))
    .map((file) => `() => import(${JSON.stringify(file)})`);
  return `export const pages = [${pages.join(',\n')}];\nexport const searches = [${searches.join(',\n')}];\n`;
}

function messageFiles(packs: readonly PackSummary[], language: string): { owner: string; file: string }[] {
  const owners = [
    { owner: 'console', folder: join(repository, 'console') },
    ...packs.map((pack) => ({ owner: pack.id, folder: pack.folder })),
  ];
  return owners
    .map(({ owner, folder }) => ({ owner, file: join(folder, 'messages', `${language}.json`) }))
    .filter(({ file }) => existsSync(file));
}

function messagesCode(files: readonly { owner: string; file: string }[]): string {
  const all = Object.fromEntries(
    files.map(({ owner, file }) => [owner, JSON.parse(readFileSync(file, 'utf8'))]),
  );
  return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(all))});\n`;
}
