import { createContext, useCallback, useContext } from 'react';
import type { Language } from './language.ts';
import { fill, type Lookup, type Values } from './translate.ts';

export interface TextState {
  readonly language: Language;
  readonly lookup: Lookup;
  setLanguage(language: Language): void;
}

export const TextContext = createContext<TextState>({
  language: 'zh-CN',
  lookup: () => undefined,
  setLanguage: () => undefined,
});

/** A text in the user's language. */
export type Text = (key: string, values?: Values) => string;

/** The texts of one owner (`console`, or a pack's id), which fall back to the console's own. */
export function useText(owner = 'console'): Text {
  const { lookup } = useContext(TextContext);
  return useCallback((key, values) => fill(lookup(owner, key) ?? key, values), [lookup, owner]);
}

/** Like {@link useText}, with a fallback for what no pack has named. */
export function useName(): (key: string, otherwise: string) => string {
  const { lookup } = useContext(TextContext);
  return useCallback((key, otherwise) => lookup('console', key) ?? otherwise, [lookup]);
}

export function useLanguage(): Pick<TextState, 'language' | 'setLanguage'> {
  return useContext(TextContext);
}

/** What packs call themselves. */
export function usePackTitle(): (pack: string) => string {
  const { lookup } = useContext(TextContext);
  return useCallback((pack) => lookup(pack, 'title') ?? pack, [lookup]);
}
