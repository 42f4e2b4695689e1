import type { Pack } from '@yuheng/kernel/pack';
import type { Package } from './package.ts';
import type { Source } from './source.ts';

/** The repository as the rules see it. Paths are from its root, with `/`. */
export interface House {
  /** Every text file that git does not ignore. */
  readonly files: ReadonlyMap<string, string>;
  /** The TypeScript and JavaScript among them, parsed. */
  readonly sources: readonly Source[];
  readonly packages: readonly Package[];
  readonly packs: readonly PackFolder[];
  readonly messages: readonly Messages[];
  readonly debts: Debts;
  /** The committed versions of the list of debts, oldest first. */
  readonly committedDebts: readonly Debts[];
}

/** A folder in the place of a pack, and what its pack.ts defines. */
export interface PackFolder {
  readonly folder: string;
  readonly id: string;
  readonly definition: Pack | null;
  /** Why there is no definition; null where there is one. */
  readonly failure: string | null;
}

/** `messages/zh-CN.json` and `messages/en.json` of a folder; null where a file is absent or is no flat object of texts. */
export interface Messages {
  /** The part that speaks them: `plan`, `console`, `cli`, `kernel`. */
  readonly folder: string;
  readonly 'zh-CN': MessageFile | null;
  readonly en: MessageFile | null;
}

export interface MessageFile {
  readonly path: string;
  readonly texts: ReadonlyMap<string, string>;
  /** Key -> line. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Rule -> files that are allowed to break it for now. */
export type Debts = Readonly<Record<string, readonly string[]>>;

export const debtsPath = 'cli/check/debts.json';
