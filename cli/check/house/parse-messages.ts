import type { MessageFile } from './house.ts';
import { lineFinder } from './line-finder.ts';

/** A flat JSON object of key -> text; null for anything else. */
export function parseMessages(path: string, text: string): MessageFile | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const lineAt = lineFinder(text);
  const texts = new Map<string, string>();
  const lines = new Map<string, number>();
  for (const [key, value] of Object.entries(json)) {
    if (typeof value !== 'string') return null;
    texts.set(key, value);
    lines.set(key, lineAt(Math.max(0, text.indexOf(`${JSON.stringify(key)}:`))));
  }
  return { path, texts, lines };
}
