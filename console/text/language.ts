/** Chinese is the source of every text; English is complete. */
export type Language = 'zh-CN' | 'en';

export const languages: readonly Language[] = ['zh-CN', 'en'];

/** The first language of a browser (`navigator.languages`, BCP 47) that the house speaks; Chinese where it speaks none. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language] = tag.toLowerCase().split('-');
    if (language === 'zh') return 'zh-CN';
    if (language === 'en') return 'en';
  }
  return 'zh-CN';
}

export function isLanguage(value: unknown): value is Language {
  return value === 'zh-CN' || value === 'en';
}
