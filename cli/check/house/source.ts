/** What the rules want to know of a TypeScript or JavaScript file. Lines are counted from 1. */
export interface Source {
  readonly path: string;
  readonly lineCount: number;
  readonly syntaxErrors: readonly { readonly line: number; readonly message: string }[];
  readonly imports: readonly Import[];
  /** Lines with a default export. */
  readonly defaultExports: readonly number[];
  /** Lines with the type `any`. */
  readonly anys: readonly number[];
  readonly texts: readonly Text[];
  readonly templates: readonly Template[];
  readonly calls: readonly Call[];
  /** Uses of the ambient things through which a file reaches outside: fetch, process, console and the like. */
  readonly reaches: readonly { readonly line: number; readonly name: string }[];
  /** The file has statements, and each of them only passes on what another file exports. */
  readonly onlyPassesOn: boolean;
}

/**
 * A way in which one file names another.
 * - `runtime`: loaded with the file. So is `import { type A } from 'a'`: with verbatimModuleSyntax, and when Node
 *   strips types, the statement stays.
 * - `type`: gone at run time (`import type`, `export type … from`, `import('a').A`).
 * - `lazy`: `import('a')`, loaded when reached.
 */
export interface Import {
  readonly line: number;
  readonly specifier: string;
  readonly kind: 'runtime' | 'type' | 'lazy';
  /** What is taken of it by name, types left out; `*` where all of it is, or may be. */
  readonly names: readonly string[];
}

/** A fixed text: in quotes, in a template, or between JSX tags. */
export interface Text {
  readonly line: number;
  readonly value: string;
  readonly kind: 'string' | 'template' | 'jsx';
}

/** The fixed parts of a template with placeholders. */
export interface Template {
  readonly line: number;
  readonly parts: readonly string[];
}

/** A call or `new` of something with a name. */
export interface Call {
  readonly line: number;
  readonly name: string;
  /** The texts that the first argument can be, as far as they are written there: one, or the branches of a `?:`. */
  readonly first: readonly string[];
  /** Where the first argument is an object: its properties with fixed text. */
  readonly properties: Readonly<Record<string, string>>;
}
