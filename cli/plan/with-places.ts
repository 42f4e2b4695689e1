import type { Compiled } from '@yuheng/plan/compiled';
import { type DocumentText, type Locator, locate } from '@yuheng/plan/locate';

/** A value of JSON in which every object with a span also says where that is in the original. */
type Placed<T> = T extends readonly (infer Part)[]
  ? Placed<Part>[]
  : T extends object
    ? { readonly [Key in keyof T]: Key extends 'pieces' ? T[Key] : Placed<T[Key]> } & (T extends {
        readonly span: unknown;
      }
        ? { readonly locator: Locator | null }
        : unknown)
    : T;

/**
 * The compiled plans with where they stand in the original: a `locator` beside the span of everything but pieces, and in `source` what kind of
 * document it is, which of its images were not read, and what was left out of the text.
 */
export function withPlaces(compiled: Compiled, document: DocumentText) {
  const { media, encoding, images, notes } = document;
  return {
    source: { ...compiled.source, media, encoding, images, notes },
    plans: placed(compiled.plans, document),
  };
}

function placed<T>(value: T, document: DocumentText): Placed<T> {
  if (Array.isArray(value)) return value.map((part: unknown) => placed(part, document)) as Placed<T>;
  if (typeof value !== 'object' || value === null) return value as Placed<T>;
  const entries = Object.entries(value).map(([key, part]) => [
    key,
    // Pieces only cut an item up; that has its place.
    key === 'span' || key === 'pieces' ? part : placed(part, document),
  ]);
  const { span } = value as { readonly span?: { readonly start: number; readonly end: number } | null };
  if (span != null) entries.push(['locator', locate(document, span)]);
  return Object.fromEntries(entries) as Placed<T>;
}
