import { mutateText, NASTY, OF_URLS, textOf } from '@yuheng/kernel/test-mutations';
import type { Random } from './random.ts';

/** Deep inside something is replaced, removed, added, doubled or renamed. */
export function mutated(value: unknown, random: Random): unknown {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return random.of(NASTY);
  const entries = Object.entries(value);
  if (entries.length === 0) return random.of(NASTY);
  const at = random.below(entries.length);
  const [key = 'x', inner] = entries[at] ?? [];
  const rebuilt = (list: readonly (readonly [string, unknown])[]): unknown =>
    isList ? list.map(([, one]) => one) : Object.fromEntries(list);
  switch (random.below(6)) {
    case 0:
      return rebuilt(entries.toSpliced(at, 1));
    case 1:
      return rebuilt([...entries, [textOf(random.of(NASTY)).slice(0, 300), inner]]);
    case 2:
      return isList
        ? rebuilt([...entries, ['', random.of(NASTY)]])
        : rebuilt(entries.with(at, [key, [inner, inner]]));
    default:
      return rebuilt(entries.with(at, [key, mutated(inner, random)]));
  }
}

export function mutatedText(text: string, random: Random, piece = textOf(random.of(NASTY))): string {
  return mutateText(text, [random.below(1000), random.below(text.length + 1)], piece);
}

export const mutatedUrl = (url: string, random: Random): string =>
  mutatedText(url, random, random.of(OF_URLS));
