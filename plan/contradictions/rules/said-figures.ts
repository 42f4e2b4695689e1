import { readQuantities } from '../../compile/quantity/read-quantities.ts';
import type { Source } from './record.ts';
import { isDenied, toldClauses } from './said.ts';

/** A figure that a text states of the present, in the unit of a measure. */
export interface SaidFigure {
  /** As it stands there. */
  readonly text: string;
  /** A level, or what was added to it. */
  readonly kind: 'level' | 'increase';
  readonly low: number;
  readonly high: number;
  /** UN/CEFACT code, or a currency. */
  readonly unit: string;
  /** Half of the last digit that is told. */
  readonly rounding: number;
  /** exactly · more than · nearly · about. */
  readonly bound: '=' | '>' | '<' | '~';
  /** The words around it, by which it is known what is counted. */
  readonly words: string;
}

const added =
  /(?:新增|净增|增加|新建|新开通|新培育|新认定|增长|提高|提升|上升)(?!到|至)(?:[^，。；\d到至达为]|\dG){0,14}$|\b(?:added|increased?|up|grew|rose|risen)(?: by)?\s?$|\b(?:new|newly [a-z]+)\s?$/i;
const reduced = /(?:减少|下降|降低|压减|缩减|decreased by|fell by)(?:了|约|近|超过?)?\s?$/i;
const least = /(?:超过?|突破|逾|多达|达?到?不少于|more than|over|exceed(?:s|ed|ing)?|above)\s?$/i;
const nearly = /(?:近|接近|不足|不到|将近|nearly|almost|close to)\s?$/i;
const about = /(?:约|大约|左右|about|around|some|roughly)\s?$/i;
/** Of last year, of another month: not what is recorded now. */
const otherTime =
  /去年|上年|年初|同期|此前|原来|由|从|基期|\d{4}年(?!\d{1,2}月)|last year|previously|\bfrom\b/i;
/** A part, a place, one of many: not the whole that a source counts. */
const part =
  /目标(?:任务|值)?的|其中|分别|平均|单个|每[个家座万]|占比|同比|环比|(?<![全本])(?:[\u4e00-\u9fff]{2,3}[市县]|[\u4e00-\u9fff]{2,6}(?:园区|片区|开发区|新区|街道|乡|镇))|\bof (?:the|its|our) targets?\b|\bof which\b|\bdistrict\b|\bcity of\b/i;

/** Figures that a text states as what is so; what is meant, wanted, denied, told of a part or as a comparison is none. */
export function saidFigures(text: string): readonly SaidFigure[] {
  return toldClauses(text).flatMap(({ start, end, text: words }) => {
    if (part.test(words) || isDenied(words)) return [];
    return readQuantities(text, start, end).flatMap((quantity) => {
      const { unit, low, high, loose, form, more } = quantity;
      if (unit.base === null || loose || form === 'rank' || form === 'multiple' || unit.kind === 'time')
        return [];
      const before = text.slice(start, quantity.start);
      const after = text.slice(quantity.end, end);
      if (reduced.test(before) || otherTime.test(before) || /^(?:的|以上的|个百分点)/.test(after)) return [];
      const { factor } = unit.base;
      return [
        {
          text: quantity.text,
          kind: added.test(before) ? ('increase' as const) : ('level' as const),
          low: low * factor,
          high: (high ?? low) * factor,
          unit: unit.base.code,
          rounding: 0.5 * 10 ** -decimalsIn(quantity.text) * factor,
          bound: boundOf(before, after, more),
          words: `${before} ${after}`,
        },
      ];
    });
  });
}

function boundOf(before: string, after: string, more: boolean): SaidFigure['bound'] {
  if (more || least.test(before) || /^(?:以上|余|多)/.test(after)) return '>';
  if (nearly.test(before)) return '<';
  return about.test(before) || /^(?:左右|上下)/.test(after) ? '~' : '=';
}

function decimalsIn(text: string): number {
  return /\.(\d+)/.exec(text.normalize('NFKC'))?.[1]?.length ?? 0;
}

/** So much of a source's name must stand around a figure. */
const ALIKE = 0.4;

/** How much of a name stands in the words: pairs of letters of Chinese, words of English. */
export function alike(words: string, names: readonly string[]): number {
  const found = new Set(signsOf(words));
  return Math.max(
    0,
    ...names.map((name) => {
      const signs = new Set(signsOf(name));
      if (signs.size === 0) return 0;
      return [...signs].filter((sign) => found.has(sign)).length / signs.size;
    }),
  );
}

/** Of several sources the one that the words name best; null where none is named, or two are as well. */
export function sourceOf(figure: SaidFigure, sources: readonly Source[]): Source | null {
  const ranked = sources
    .filter(({ unit }) => unit === figure.unit)
    .map((source) => ({ source, score: alike(figure.words, source.names) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (first === undefined || first.score === second?.score) return null;
  return first.source;
}

const common = new Set(['the', 'of', 'and', 'in', 'a', 'an', 'for', 'to', 'by', 'is', 'are', 'that', 'with']);

function signsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const english = (plain.match(/[a-z]+[a-z0-9]*|\d+g/g) ?? []).filter((word) => !common.has(word));
  const chinese = (plain.match(/[\u4e00-\u9fff]+/g) ?? []).flatMap((run) =>
    [...run].slice(1).map((letter, index) => `${[...run][index]}${letter}`),
  );
  return [...english, ...chinese];
}
