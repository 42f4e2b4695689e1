import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** One text in all languages. */
export type Text = Readonly<Record<Language, string>>;

/** The texts of one pack (or of the kernel): `messages/zh-CN.json` is the source, `messages/en.json` is complete. */
export class Messages {
  readonly #texts: Readonly<Record<Language, Readonly<Record<string, string>>>>;

  constructor(texts: Readonly<Record<Language, Readonly<Record<string, string>>>>) {
    this.#texts = texts;
  }

  static load(folder: string): Messages {
    const read = (language: Language): Record<string, string> =>
      JSON.parse(readFileSync(join(folder, 'messages', `${language}.json`), 'utf8')) as Record<
        string,
        string
      >;
    return new Messages({ 'zh-CN': read('zh-CN'), en: read('en') });
  }

  has(key: string): boolean {
    return LANGUAGES.every((language) => Object.hasOwn(this.#texts[language], key));
  }

  /** The text of a key with its placeholders `{name}` filled in, a text by its language; the key itself where nobody wrote one. */
  text(key: string, values: Readonly<Record<string, string | number | Text>> = {}): Text {
    return { 'zh-CN': this.#fill('zh-CN', key, values), en: this.#fill('en', key, values) };
  }

  #fill(language: Language, key: string, values: Readonly<Record<string, string | number | Text>>): string {
    const texts = this.#texts[language];
    const text = Object.hasOwn(texts, key) ? (texts[key] ?? key) : key;
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? (values[name] ?? whole) : whole;
      return typeof value === 'object' ? value[language] : String(value);
    });
  }
}
