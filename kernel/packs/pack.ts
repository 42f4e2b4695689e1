import type { CaseType } from '../cases/case-type.ts';
import type { EntityType } from '../facts/model/entity-type.ts';
import type { JobType } from '../jobs/job-type.ts';
import type { MeasureDefinition } from '../measures/definition.ts';
import type { RecordType } from '../policy/record-type.ts';
import type { ProposalKind } from '../proposals/kind.ts';
import type { Kernel } from './kernel.ts';
import type { Operation } from './operation.ts';

/** A standard that a pack is built on, named as `yuheng check` demands: number, edition, and what of it. */
export interface Standard {
  /** For example `ETSI TS 104 175`. */
  readonly id: string;
  readonly edition?: string;
  /** Clauses or parts that the pack uses, in words. */
  readonly part: string;
  /** `aligned` unless the standard's own test suite said otherwise. */
  readonly claim: 'aligned' | 'conformant';
}

/** A page that the console loads when its path is opened. Its title is the message `pages.<id>`. */
export interface Page {
  readonly id: string;
  /** Path in the console, for example `/plan/board`. Parameters as `$name`. */
  readonly path: string;
  /** The React file inside the pack, which exports the component `Page`. */
  readonly file: string;
  /** Shown to everybody, without signing in and outside the frame; it reads only what operations without a permission answer. */
  readonly open?: true;
  /** Where the rail shows it; a page without one is reached by links. */
  readonly rail?: { readonly group: RailGroup; readonly order: number; readonly icon: string };
}

export type RailGroup = 'plans' | 'network' | 'bases' | 'data' | 'ecosystem' | 'platform';

/**
 * What a pack does by itself on every server, from when it is ready until it stops. It is told to nobody and asked for by
 * nobody, so whatever it stores it stores as if others did the same at the same time.
 */
export interface Keeper {
  /** Resolves when it follows; what it resolves to stops it, and resolves when nothing of it runs any more. */
  start(kernel: Kernel, report: (error: unknown) => void): Promise<() => Promise<void>>;
}

/** What a pack says of itself: everything else in its folder is reached through this. */
export interface Pack<Id extends string = string, Ops extends readonly Operation[] = readonly Operation[]> {
  /** The folder, the URL segment, the SQL schema, the log subsystem and the prefix of its error codes. */
  readonly id: Id;
  /** `import.meta.dirname` of pack.ts: messages and sql are found from here. */
  readonly folder: string;
  /** Packs that must be loaded as well (they still meet only in facts, cases and measures). */
  readonly needs: readonly string[];
  readonly standards: readonly Standard[];
  readonly entities: readonly EntityType[];
  readonly cases: readonly CaseType[];
  readonly measures: readonly MeasureDefinition[];
  /** What of its own tables belongs to somebody. */
  readonly records: readonly RecordType[];
  readonly operations: Ops;
  readonly jobs: readonly JobType[];
  /** Kinds of changes that one proposes and somebody else decides. */
  readonly proposals: readonly ProposalKind[];
  readonly keepers: readonly Keeper[];
  readonly pages: readonly Page[];
  /** Error code without the prefix -> HTTP status; the texts are the messages `errors.<code>`. */
  readonly errors: { readonly [code: string]: number };
}

export function definePack<const Id extends string, const Ops extends readonly Operation[]>(
  pack: Pick<Pack<Id, Ops>, 'id' | 'folder'> & Partial<Omit<Pack<Id, Ops>, 'id' | 'folder'>>,
): Pack<Id, Ops> {
  return {
    needs: [],
    standards: [],
    entities: [],
    cases: [],
    measures: [],
    records: [],
    operations: [] as unknown as Ops,
    jobs: [],
    proposals: [],
    keepers: [],
    pages: [],
    errors: {},
    ...pack,
  };
}
