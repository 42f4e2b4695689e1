import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { isLanguage, type Language, languageOf } from '../text/language.ts';
import { TextContext } from '../text/text-context.ts';
import { type Dictionaries, lookupIn } from '../text/translate.ts';
import { keep, kept } from './preference.ts';

const loaders: { readonly [language in Language]: () => Promise<{ messages: Dictionaries }> } = {
  'zh-CN': () => import('virtual:messages/zh-CN'),
  en: () => import('virtual:messages/en'),
};

/** The language that was chosen last, else that of the browser. */
export function firstLanguage(): Language {
  const language = kept('language');
  return isLanguage(language) ? language : languageOf(navigator.languages);
}

export async function loadTexts(language: Language): Promise<Dictionaries> {
  return (await loaders[language]()).messages;
}

/** Texts of the current language. Another language is loaded when it is chosen; the page stays until it is here. */
export function TextProvider({
  first,
  children,
}: {
  readonly first: { readonly language: Language; readonly texts: Dictionaries };
  readonly children: ReactNode;
}) {
  const [{ language, texts }, setLoaded] = useState(first);
  const setLanguage = useCallback((next: Language) => {
    keep('language', next);
    void loadTexts(next).then((loaded) => setLoaded({ language: next, texts: loaded }));
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const state = useMemo(
    () => ({ language, lookup: lookupIn(texts), setLanguage }),
    [language, texts, setLanguage],
  );
  return <TextContext value={state}>{children}</TextContext>;
}
