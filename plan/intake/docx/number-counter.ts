import { formatNumber } from '../number-format.ts';
import type { Level, Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';

/** Counts the automatic numbers of a document, paragraph by paragraph (ECMA-376 part 1, 17.9). */
export class NumberCounter {
  readonly #numbering: Numbering;
  readonly #styles: Styles;
  /** Lists that share an abstract numbering go on counting together. */
  readonly #counts = new Map<number, Map<number, number>>();
  readonly #begun = new Set<string>();

  constructor(numbering: Numbering, styles: Styles) {
    this.#numbering = numbering;
    this.#styles = styles;
  }

  /** The level that a paragraph of the style is at, where only the numbering tells it. */
  levelOf(numId: number, style: string): number | null {
    const list = this.#list(numId);
    for (const [at, level] of list?.levels ?? []) if (level.style === style) return at;
    return null;
  }

  /** Counts one paragraph and gives its number with what stands between it and the words; null where the list is not defined. */
  next(numId: number, at: number): string | null {
    const list = this.#list(numId);
    const level = list?.levels.get(at);
    if (list === null || level === undefined) return null;
    const counts = this.#counts.get(list.abstract) ?? new Map<number, number>();
    this.#counts.set(list.abstract, counts);
    const restart = list.starts.get(at);
    const first = !this.#begun.has(`${numId}.${at}`);
    this.#begun.add(`${numId}.${at}`);
    const last = counts.get(at);
    counts.set(
      at,
      first && restart !== undefined ? restart : last === undefined ? (restart ?? level.start) : last + 1,
    );
    for (const [deeper, other] of list.levels) {
      if (deeper > at && (other.restart === null || (other.restart !== 0 && at < other.restart)))
        counts.delete(deeper);
    }
    const text = wordsOf(level, (index) => {
      const shown = list.levels.get(index);
      if (shown === undefined) return '';
      const value = counts.get(index) ?? list.starts.get(index) ?? shown.start;
      return formatNumber(value, level.legal ? 'decimal' : shown.format).trim();
    });
    return text === '' ? '' : `${text}${gapAfter(text, level)}`;
  }

  #list(numId: number) {
    const num = this.#numbering.nums.get(numId);
    if (num === undefined) return null;
    const abstract = this.#abstract(num.abstract);
    const found = this.#numbering.abstracts.get(abstract);
    if (found === undefined) return null;
    const levels = num.levels.size === 0 ? found.levels : new Map([...found.levels, ...num.levels]);
    return { abstract, levels, starts: num.starts };
  }

  /** Follows w:numStyleLink: style -> its list -> the abstract numbering of that list. */
  #abstract(id: number): number {
    let at = id;
    for (let step = 0; step < 8; step += 1) {
      const link = this.#numbering.abstracts.get(at)?.numStyleLink ?? null;
      const numId = link === null ? null : this.#styles.find(link, (style) => style.numId);
      const next = numId === null ? undefined : this.#numbering.nums.get(numId)?.abstract;
      if (next === undefined || next === at) return at;
      at = next;
    }
    return at;
  }
}

function wordsOf(level: Level, numberOf: (level: number) => string): string {
  if (level.format === 'bullet') return /^[\s\ue000-\uf8ff]*$/.test(level.text) ? '•' : level.text;
  return level.text.replace(/%([1-9])/g, (_, digit: string) => numberOf(Number(digit) - 1));
}

/** Word sets a tab or a space; in text 一、 and （一） need none, and 1. only has one where the list sets a space. */
function gapAfter(text: string, level: Level): string {
  if (level.suffix === 'nothing') return '';
  return /[\u3000-\u303f\uff00-\uffef]$/.test(text) ? '' : ' ';
}
