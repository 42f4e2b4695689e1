import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage } from '@yuheng/console/text/text-context';

/** A loss in dB. */
export function LossText({ loss }: { readonly loss: number }) {
  const { language } = useLanguage();
  return <>{formatNumber(loss, language, 1, true)} dB</>;
}
