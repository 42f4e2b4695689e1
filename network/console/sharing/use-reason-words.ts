import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { attributeKey } from '../../rules/told-plan.ts';
import type { LeftOutRecord } from '../../site-plan/input/left-out.ts';
import type { PlanNotice, RefusalReason, UnservedReason } from '../../site-plan/input/plan-words.ts';
import type { PlanNames } from './plan-names.ts';
import { useMoney } from './use-money.ts';

/** Why something is as it is, in words: of demands, of candidates, and of what was odd about the records. */
export function useReasonWords({ nameOf }: PlanNames): {
  readonly unserved: (reason: UnservedReason) => string;
  readonly refused: (reason: RefusalReason) => string;
  readonly notice: (notice: PlanNotice) => string;
  readonly leftOut: (record: LeftOutRecord) => string;
} {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const named = (id: string) => nameOf(id) ?? t('sharing.unnamed');
  return {
    unserved(reason) {
      if (reason.code !== 'none-near') return t(`sharing.unserved.${reason.code}`);
      if (reason.nearest === null || reason.metres === null) return t('sharing.unserved.none-at-all');
      const metres = formatNumber(reason.metres, language);
      return t('sharing.unserved.none-near', { nearest: named(reason.nearest), metres });
    },
    refused(reason) {
      switch (reason.code) {
        case 'refused':
          return reason.detail === ''
            ? t('sharing.refusal.refused-silent')
            : t('sharing.refusal.refused', { detail: reason.detail });
        case 'unsaid':
          return t('sharing.refusal.unsaid', {
            attribute: t(`entities.CandidateSite.attributes.${reason.detail}`),
          });
        case 'forbidden':
        case 'kind-not-allowed':
        case 'zone-height':
          return t(`sharing.refusal.${reason.code}`, { zone: named(reason.zone) });
        case 'too-near':
          return t('sharing.refusal.too-near', { zone: named(reason.zone), other: named(reason.other) });
        case 'exposure':
          return t('sharing.refusal.exposure', {
            place: nameOf(reason.sensitive) ?? t('sharing.sensitive'),
          });
        case 'too-low':
          return t('sharing.refusal.too-low', { height: formatNumber(reason.height, language, 1) });
        case 'too-much-traffic':
          return t('sharing.refusal.too-much-traffic', { capacity: formatNumber(reason.capacity, language) });
        case 'beside':
          return t('sharing.refusal.beside', { other: named(reason.other) });
        default:
          return t(`sharing.refusal.${reason.code}`);
      }
    },
    notice(notice) {
      if (notice.code === 'budget-too-small')
        return t('sharing.notice.budget-too-small', {
          budget: money.text(notice.budget),
          least: money.text(notice.least),
        });
      const [of] = Object.entries(notice).filter(([key]) => key !== 'code' && key !== 'other');
      return t(`sharing.notice.${notice.code}`, {
        of: named(String(of?.[1])),
        ...('other' in notice ? { other: named(notice.other) } : {}),
      });
    },
    leftOut(record) {
      const { code, ...values } = record.reason;
      const told = Object.entries(values).map(([key, value]) => [
        key,
        typeof value === 'number' ? formatNumber(value, language, 10) : t(attributeKey(record, value)),
      ]);
      return t(`sharing.left-out.${code}`, Object.fromEntries(told));
    },
  };
}
