import { formatYuan } from '@yuheng/console/text/format-money';
import type { Formatted } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';

/** Writes yuan as the reader counts them: figure and unit, or both in one text. */
export function useMoney(): {
  readonly parts: (yuan: number) => Formatted;
  readonly text: (yuan: number) => string;
} {
  const t = useText('network');
  const { language } = useLanguage();
  const parts = (yuan: number) => formatYuan(yuan, language, t);
  return {
    parts,
    text: (yuan) => {
      const { figure, unit } = parts(yuan);
      return `${figure}\u2009${unit}`;
    },
  };
}
