import { areaOf } from './area.ts';
import {
  type Debts,
  debtsPath,
  type House,
  type MessageFile,
  type Messages,
  type PackFolder,
} from './house.ts';
import { parsePackage } from './package.ts';
import { parseDebts } from './parse-debts.ts';
import { parseMessages } from './parse-messages.ts';
import { parseSource } from './parse-source.ts';

/** Everything but the text of the files that the model of the house needs from outside. */
export interface Surroundings {
  readonly packs: readonly Pick<PackFolder, 'folder' | 'definition' | 'failure'>[];
  readonly committedDebts: readonly Debts[];
}

/** The model of the house from its files (path -> text). */
export function buildHouse(files: ReadonlyMap<string, string>, around: Surroundings): House {
  const paths = [...files.keys()];
  const debts = files.get(debtsPath);
  return {
    files,
    sources: [...files].filter(([path]) => isSource(path)).map(([path, text]) => parseSource(path, text)),
    packages: [...files]
      .filter(([path]) => path === 'package.json' || path.endsWith('/package.json'))
      .map(([path, text]) => parsePackage(path, text))
      .filter((found) => found !== null),
    packs: packFoldersOf(paths).map(({ folder, id }) => {
      const known = around.packs.find((pack) => pack.folder === folder);
      return { folder, id, definition: known?.definition ?? null, failure: known?.failure ?? null };
    }),
    messages: messagesOf(files),
    debts: debts === undefined ? {} : parseDebts(debts),
    committedDebts: around.committedDebts,
  };
}

/** The folders in the places where packs stand. */
export function packFoldersOf(paths: readonly string[]): readonly { folder: string; id: string }[] {
  const folders = new Map<string, string>();
  for (const path of paths) {
    const area = areaOf(path);
    if (area.kind === 'pack') folders.set(area.folder, area.id);
  }
  return [...folders]
    .map(([folder, id]) => ({ folder, id }))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

export function isSource(path: string): boolean {
  return /\.(ts|tsx|mts|js|mjs)$/.test(path);
}

function messagesOf(files: ReadonlyMap<string, string>): readonly Messages[] {
  const folders = new Set<string>();
  for (const path of files.keys()) {
    const match = /^(.+)\/messages\/(zh-CN|en)\.json$/.exec(path);
    if (match?.[1]) folders.add(match[1]);
  }
  const read = (path: string): MessageFile | null => {
    const text = files.get(path);
    return text === undefined ? null : parseMessages(path, text);
  };
  return [...folders].toSorted().map((folder) => ({
    folder,
    'zh-CN': read(`${folder}/messages/zh-CN.json`),
    en: read(`${folder}/messages/en.json`),
  }));
}
