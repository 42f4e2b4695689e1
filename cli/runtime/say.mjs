import { readFileSync } from 'node:fs';

const [chinese, english] = ['zh-CN', 'en'].map((language) =>
  JSON.parse(readFileSync(new URL(`messages/${language}.json`, import.meta.url), 'utf8')),
);

/**
 * A message in both languages, one below the other.
 * @param {string} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function both(key, values = {}) {
  return [chinese, english].map((texts) => fill(texts[key], values)).join('\n');
}

/**
 * The same for an error: behind its code, as the command line tells errors.
 * @param {string} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function fault(key, values = {}) {
  return `[cli.${key}] ${both(key, values)}`;
}

/** @param {string} text @param {Readonly<Record<string, string | number>>} values */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
