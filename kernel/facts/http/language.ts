import type { AttributeKind, Json, JsonObject, Statement } from '../model/entity.ts';

interface Said {
  readonly kind: AttributeKind;
  readonly value: Json;
  readonly language?: string;
}

/**
 * A LanguageProperty in one language (ETSI GS CIM 009 V1.9.1, clause 4.15), anything else as it is.
 * @param ranges as in Accept-Language (RFC 9110, section 12.5.4)
 */
export function inLanguage({ kind, value }: Statement, ranges: string | undefined): Said {
  if (ranges === undefined || kind !== 'LanguageProperty' || typeof value !== 'object' || value === null)
    return { kind, value };
  const map = value as JsonObject;
  const language = bestLanguage(Object.keys(map), ranges);
  return language === undefined
    ? { kind, value }
    : {
        kind: 'Property',
        value: map[language] ?? null,
        ...(language === '@none' ? {} : { language }),
      };
}

/** Look-up of RFC 4647, section 3.4: each range is shortened from its end until something has that name. */
export function bestLanguage(languages: readonly string[], ranges: string): string | undefined {
  const byName = new Map(languages.map((language) => [language.toLowerCase(), language]));
  for (const range of ranked(ranges)) {
    if (range === '*') break;
    for (let part = range; part !== ''; part = part.includes('-') ? part.replace(/-[^-]*$/, '') : '') {
      const found = byName.get(part);
      if (found !== undefined) return found;
    }
  }
  return byName.get('@none') ?? byName.get('en') ?? languages[0];
}

function ranked(ranges: string): readonly string[] {
  return ranges
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const quality = parameters.map((text) => /^q=(\d(?:\.\d{1,3})?)$/.exec(text)?.[1]).find(Boolean);
      return { range, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ range, quality }) => range !== '' && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ range }) => range);
}
