import type { Comparator } from '../compiled.ts';
import type { Unit } from './quantity.ts';
import { readUnit } from './read-unit.ts';

/** What a cell of a table of indicators says. */
export interface CellValue {
  /** Offsets of the number and what follows it, in the cell. */
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number | null;
  readonly comparator: Comparator;
  /** Null where the cell has none of its own. */
  readonly unit: Pick<Unit, 'text' | 'base'> | null;
  readonly quantity: 'level' | 'increase' | 'decrease';
}

const number = '-?[\\d,，]+(?:\\.\\d+)?';
/** `≥1075`, `〔120〕`, `6.5%左右`, `2∶1`, `3—5`, `年均增长7%以上`, `at least 40`: no more than one number and what bounds it. */
const pattern = new RegExp(
  [
    '^[〔［\\[【（(]?\\s*',
    '(?<before>[^\\d〔［\\[【（()〕］\\]】）-]{0,16}?)\\s*[〔［\\[【]?\\s*',
    `(?<low>${number})\\s*`,
    `(?:%|％)?(?:\\s*(?:—|–|-|～|~|至|to)\\s*(?<high>${number}))?\\s*`,
    '(?<unit>per ?cent(?:age points?)?|∶\\d+|:\\d+|：\\d+|[^\\d\\s（()）〔〕［］\\[\\]【】以左及]{0,10}?)\\s*',
    '(?<after>及?以上|左右|以内|及?以下|or more|or less|\\+)?\\s*',
    '[〕］\\]】）)]?\\s*(?:[（(][^（）()]{1,12}[）)])?$',
  ].join(''),
  'i',
);

const signs: readonly (readonly [RegExp, Comparator])[] = [
  [/≥|≧|＞=|>=|不低于|不少于|不小于|至少|at least|minimum|no (?:less|fewer) than/i, '>='],
  [/≤|≦|＜=|<=|不超过|不高于|不大于|不多于|控制在|up to|maximum|no more than|at most|within/i, '<='],
  [/>|＞|超过|突破|大于|高于|over|more than|above/i, '>'],
  [/<|＜|低于|小于|少于|below|less than|under|fewer than/i, '<'],
  [/约|~|～|≈|about|around|approx/i, '~'],
];
const suffixes: readonly (readonly [RegExp, Comparator])[] = [
  [/以上|more|\+/, '>='],
  [/左右/, '~'],
  [/以内|以下|less/, '<='],
];

/** The value of a cell; null where it has no number, or more words than a value has (完成国家下达任务). */
export function readCellValue(words: string): CellValue | null {
  const match = pattern.exec(words);
  const { before = '', low, high, unit = '', after = '' } = match?.groups ?? {};
  if (match === null || low === undefined || Number.isNaN(toNumber(low))) return null;
  const start = match[0].indexOf(low, before.length);
  const share = /[%％]|per ?cent$/i.test(match[0]) ? '%' : '';
  return {
    start,
    end: words.length,
    low: toNumber(low),
    high: high === undefined ? null : toNumber(high),
    comparator:
      high === undefined
        ? (suffixes.find(([sign]) => sign.test(after))?.[1] ??
          signs.find(([sign]) => sign.test(before))?.[1] ??
          '=')
        : 'range',
    unit:
      unit === '' && share === '' ? null : unitNamed(unit === '' || /^per ?cent/i.test(unit) ? share : unit),
    quantity: /下降|降低|减少|压减/.test(before)
      ? 'decrease'
      : /增长|提高|增加|提升|新增/.test(before)
        ? 'increase'
        : 'level',
  };
}

/** A unit by its name, `—` for none. */
export function unitNamed(words: string): Pick<Unit, 'text' | 'base'> {
  const name = words.trim().replace('％', '%');
  if (/^[—–\-/／无]*$/.test(name)) return { text: '', base: null };
  const known = readUnit(name, 0);
  return known !== null && known.text === name ? known : { text: name, base: null };
}

function toNumber(words: string): number {
  return Number(words.replaceAll(/[,，]/g, ''));
}
