import { useAreaNames } from '@yuheng/console/data/use-area-names';
import { formatNumber } from '@yuheng/console/text/format-number';
import { unitName } from '@yuheng/console/text/format-quantity';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { Column } from '@yuheng/console/ui/data-table';
import type { ListedDemand } from './ledger-queries.ts';

/** A demand as a row: who wants it, on which band, how near a site must be, and how far it is. */
export function useDemandColumns(): readonly Column<ListedDemand>[] {
  const t = useText('network');
  const { language } = useLanguage();
  const areaName = useAreaNames();
  const title = (attribute: string) => t(`entities.SiteDemand.attributes.${attribute}`);
  const word = (attribute: 'priority' | 'status'): Column<ListedDemand> => ({
    id: attribute,
    title: title(attribute),
    value: ({ [attribute]: value }) =>
      value === null ? '–' : t(`entities.SiteDemand.values.${attribute}.${value}`),
  });
  const quantity = (attribute: 'bandMHz' | 'radius' | 'height', unit: string): Column<ListedDemand> => ({
    id: attribute,
    title: t('ledgers.with-unit', { title: title(attribute), unit: unitName(unit, t) }),
    numeric: true,
    value: ({ [attribute]: value }) => value,
    cell: ({ [attribute]: value }) => (value === null ? '–' : formatNumber(value, language)),
  });
  return [
    { id: 'name', title: title('name'), value: ({ name }) => name ?? t('ledgers.unnamed') },
    { id: 'operator', title: title('operator'), value: ({ operator }) => operator ?? '–' },
    quantity('bandMHz', 'MHZ'),
    quantity('radius', 'MTR'),
    quantity('height', 'MTR'),
    word('priority'),
    word('status'),
    { id: 'city', title: title('city'), value: ({ city }) => areaName(city) ?? '–' },
  ];
}
