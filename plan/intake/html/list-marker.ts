import { formatNumber } from '../number-format.ts';
import { attribute, type HtmlElement, isElement, wordsOf } from './page-tree.ts';

/** The `type` of a list (WHATWG HTML, 4.4.5) and its styles (CSS Counter Styles 3) as Word's number formats. */
const formats: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  decimal: 'decimal',
  'decimal-leading-zero': 'decimalZero',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'cjk-decimal': 'ideographDigital',
  'cjk-ideographic': 'chineseCountingThousand',
  'simp-chinese-informal': 'chineseCountingThousand',
  'trad-chinese-informal': 'chineseCountingThousand',
  'simp-chinese-formal': 'chineseLegalSimplified',
  'cjk-heavenly-stem': 'ideographTraditional',
  'cjk-earthly-branch': 'ideographZodiac',
};
const chineseFormats = new Set([
  'ideographDigital',
  'chineseCountingThousand',
  'chineseLegalSimplified',
  'ideographTraditional',
  'ideographZodiac',
]);
const bullets = new Set(['disc', 'circle', 'square']);
const chinese = /\p{Script=Han}/u;
const ownMarker =
  /^(?:[•●○■□◆▪–—*·▶➢✓]|第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[）)]|\d+(?:\.\d+)*[.．、)）]|[①-⑳])/u;

/** Counts what a browser writes before the items of a list; those that bring a number or sign of their own are left alone. */
export class ListMarkers {
  readonly #counts = new Map<HtmlElement, number>();

  /** What stands before the words of an item; empty where nothing does. */
  next(item: HtmlElement): string {
    const list = item.parentNode;
    if (list === null || !('tagName' in list)) return '';
    const style = styleOf(item) ?? styleOf(list);
    const words = wordsOf(item);
    if (list.tagName === 'ol') {
      const number = this.#count(list, item);
      return style === 'none' || ownMarker.test(words) ? '' : numberOf(number, style, list);
    }
    if (list.tagName !== 'ul' || ownMarker.test(words)) return '';
    // The style sheets of Chinese sites take the signs away from all lists; who wants them says so.
    const shown = style === null ? !chinese.test(words) : bullets.has(style);
    return shown ? '• ' : '';
  }

  #count(list: HtmlElement, item: HtmlElement): number {
    const reversed = attribute(list, 'reversed') !== null;
    const first = integer(list, 'start') ?? (reversed ? list.childNodes.filter(isItem).length : 1);
    const last = this.#counts.get(list);
    const following = last === undefined ? first : last + (reversed ? -1 : 1);
    const number = integer(item, 'value') ?? following;
    this.#counts.set(list, number);
    return number;
  }
}

function numberOf(number: number, style: string | null, list: HtmlElement): string {
  const format = formats[style ?? attribute(list, 'type') ?? '1'] ?? 'decimal';
  return chineseFormats.has(format)
    ? `${formatNumber(number, format)}、`
    : `${formatNumber(number, format)}. `;
}

function styleOf(element: HtmlElement): string | null {
  const style = attribute(element, 'style') ?? '';
  return /list-style(?:-type)?\s*:[^;]*?\b([a-z-]+)/i.exec(style)?.[1]?.toLowerCase() ?? null;
}

function isItem(node: HtmlElement['childNodes'][number]): boolean {
  return isElement(node) && node.tagName === 'li';
}

function integer(element: HtmlElement, name: string): number | null {
  const value = attribute(element, name);
  return value !== null && /^\s*-?\d{1,6}\s*$/.test(value) ? Number(value) : null;
}
