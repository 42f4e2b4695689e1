declare module 'virtual:pack-pages' {
  import type { RailGroup } from '@yuheng/kernel/pack';
  import type { ComponentType } from 'react';

  export const pages: readonly {
    readonly pack: string;
    readonly id: string;
    readonly path: string;
    /** Shown to everybody, without signing in. */
    readonly open: boolean;
    readonly rail: { readonly group: RailGroup; readonly order: number; readonly icon: string } | null;
    readonly load: () => Promise<{ readonly Page: ComponentType }>;
  }[];
  /** A pack's `console/search.ts`, where it has one. */
  export const searches: readonly (() => Promise<{
    readonly useSearchEntries: import('./data/search-entry.ts').UseSearchEntries;
  }>)[];
}

declare module 'virtual:messages/*' {
  export const messages: import('./text/translate.ts').Dictionaries;
}

declare module '*.module.css' {
  const classes: { readonly [name: string]: string };
  export default classes;
}

declare module '*.css';

declare module '*?url' {
  const url: string;
  export default url;
}
