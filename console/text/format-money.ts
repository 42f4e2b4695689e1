import { decimalsFor, decimalsOf, type Formatted, formatNumber } from './format-number.ts';
import type { Language } from './language.ts';

type Unit = (key: string) => string;

const steps: { readonly [language in Language]: readonly (readonly [size: number, unit: string])[] } = {
  'zh-CN': [
    [1e12, 'unit.trillionYuan'],
    [1e8, 'unit.hundredMillionYuan'],
    [1e4, 'unit.tenThousandYuan'],
  ],
  en: [
    [1e12, 'unit.trillionYuan'],
    [1e9, 'unit.billionYuan'],
    [1e6, 'unit.millionYuan'],
    [1e3, 'unit.thousandYuan'],
  ],
};

/**
 * Yuan in the scale of the language: 亿元 and 万元 in Chinese, billions and thousands in English.
 * `decimals`: as many as the measure shows; three to four digits unless told, and never fewer than `beside` (yuan), the
 * figure beside which it stands, has in the same scale.
 * `largest` (yuan) is the largest figure of a column: all of it is in the scale of that one.
 * A trillion (万亿元) is used only from ten trillion on, so that 12,000亿元 stays in the usual unit.
 */
export function formatYuan(
  yuan: number,
  language: Language,
  unit: Unit,
  decimals?: number,
  beside = 0,
  largest = 0,
): Formatted {
  const size = Math.max(Math.abs(yuan), largest);
  for (const [step, key] of steps[language]) {
    if (size >= (step === 1e12 ? 10 * step : step)) {
      const scaled = yuan / step;
      return {
        figure: formatNumber(
          scaled,
          language,
          Math.max(decimals ?? decimalsFor(scaled), decimalsOf(beside / step)),
          decimals !== undefined,
        ),
        unit: unit(key),
      };
    }
  }
  return { figure: formatNumber(yuan, language, Math.max(2, decimalsOf(beside))), unit: unit('unit.yuan') };
}
