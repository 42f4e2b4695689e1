import type { DocumentText } from './document-text.ts';

/** Whether a document says anything besides the names of its images. */
export function hasWords({ text, images }: Pick<DocumentText, 'text' | 'images'>): boolean {
  let words = text;
  for (const { at, name } of [...images].toSorted((one, other) => other.at - one.at)) {
    words = words.slice(0, at) + words.slice(at + name.length);
  }
  return words.trim() !== '';
}
