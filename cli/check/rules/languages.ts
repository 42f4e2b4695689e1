import type { House, MessageFile, Messages } from '../house/house.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

/** Parts with dots between; only the first must be lower case, since later ones may be types, codes or units (`unit.of.家`). */
const keyShape = /^[a-z][a-z0-9-]*(\.[\p{L}\p{N}][\p{L}\p{N}-]*)*$/u;
const han = /\p{Script=Han}/u;
/** A language, and Yuheng, may be called by its own name everywhere. */
const ownName = /^((简体)?中文|玉衡)$/;
/** Names that are the same in every language. */
const brands = new Set(['Yuheng', 'English', 'Excel', 'Word']);

/** Both languages say the same things: the same keys, the same placeholders, no text empty or left in the other language. */
export const languages: Rule = {
  name: 'languages',
  check: (house: House) => house.messages.flatMap(judge),
};

function judge(messages: Messages): readonly Breach[] {
  const { folder, 'zh-CN': zh, en } = messages;
  if (!zh || !en) return [breach(`${folder}/messages/${zh ? 'en' : 'zh-CN'}.json`, 1, 'file')];
  return [
    ...judgeFile(zh),
    ...judgeFile(en),
    ...missing(zh, en),
    ...missing(en, zh),
    ...[...zh.texts].flatMap(([key, chinese]) => {
      const english = en.texts.get(key);
      return english === undefined ? [] : judgePair(zh, en, key, chinese, english);
    }),
  ];
}

function judgeFile(file: MessageFile): readonly Breach[] {
  return [...file.texts].flatMap(([key, text]) => [
    ...(keyShape.test(key) ? [] : [at(file, key, 'key')]),
    ...(text.trim() === '' ? [at(file, key, 'empty')] : []),
  ]);
}

function missing(of: MessageFile, into: MessageFile): readonly Breach[] {
  return [...of.texts.keys()]
    .filter((key) => !into.texts.has(key))
    .map((key) => breach(into.path, 1, 'missing', { key }));
}

function judgePair(
  zh: MessageFile,
  en: MessageFile,
  key: string,
  chinese: string,
  english: string,
): readonly Breach[] {
  const found: Breach[] = [];
  const [inChinese, inEnglish] = [placeholders(chinese), placeholders(english)];
  if (inChinese !== inEnglish) found.push(at(en, key, 'placeholders', { zh: inChinese, en: inEnglish }));
  if (saysWords(english) && !han.test(chinese)) found.push(at(zh, key, 'not-chinese'));
  if (han.test(english) && !/[A-Za-z]/.test(english) && !ownName.test(english))
    found.push(at(en, key, 'not-english'));
  return found;
}

function at(file: MessageFile, key: string, name: string, values: Breach['values'] = {}): Breach {
  return breach(file.path, file.lines.get(key) ?? 1, name, { key, ...values });
}

/** The placeholders of a text, sorted: `{from}, {to}`. */
function placeholders(text: string): string {
  return [...new Set(text.match(/\{[A-Za-z][A-Za-z0-9]*\}/g))].toSorted().join(', ');
}

/** English words, not only a formula, a unit, an abbreviation (RSRP, GeoJSON, xlsx) or a brand. */
function saysWords(text: string): boolean {
  const words = text.replace(/\{[^}]*\}/g, ' ').match(/[A-Za-z]+/g) ?? [];
  return words.some(
    (word) => /^[A-Z]?[a-z]{2,}$/.test(word) && !brands.has(word) && !/^(xlsx|csv|km|dB|kg)$/.test(word),
  );
}
