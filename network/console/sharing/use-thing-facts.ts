import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { percent } from './percent.ts';
import type { PlanNames } from './plan-names.ts';
import type { ComputedPlan, PlanRecords } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';
import { useReasonWords } from './use-reason-words.ts';

type Facts = readonly (readonly [title: string, value: string])[];

/** What is told of one thing on the map, title and value; null of what nothing knows. */
export function useThingFacts(
  id: string,
  of: { readonly plan: ComputedPlan; readonly records: PlanRecords; readonly names: PlanNames },
): Facts | null {
  const { plan, records, names } = of;
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const words = useReasonWords(names);
  const metres = (value: number) => t('sharing.metres', { metres: formatNumber(value, language, 1) });
  const told = (type: string, attribute: string, value: string | null, worded = false) =>
    value === null
      ? []
      : [
          [
            t(`entities.${type}.attributes.${attribute}`),
            worded ? t(`entities.${type}.values.${attribute}.${value}`) : value,
          ] as const,
        ];
  const inMetres = (value: number | null) => (value === null ? null : metres(value));
  const inMoney = (value: number | null) => (value === null ? null : money.text(value));

  const site = plan.sites.find(({ candidate }) => candidate === id);
  const candidate = records.candidates.find((each) => each.id === id);
  if (site !== undefined || candidate !== undefined)
    return [
      ...told('CandidateSite', 'kind', site?.kind ?? candidate?.kind ?? null, true),
      ...told('SiteProject', 'construction', site?.construction ?? null, true),
      ...told('CandidateSite', 'owner', candidate?.owner ?? null),
      ...told('CandidateSite', 'availability', candidate?.availability ?? null, true),
      ...told('CandidateSite', 'refusalReason', candidate?.refusalReason ?? null),
      ...told('CandidateSite', 'height', inMetres(site?.height ?? candidate?.height ?? null)),
      ...(site === undefined
        ? [
            ...told('CandidateSite', 'cost', inMoney(candidate?.cost ?? null)),
            ...told('CandidateSite', 'tenantCost', inMoney(candidate?.tenantCost ?? null)),
          ]
        : [[t('sharing.cost'), money.text(site.cost)] as const]),
    ];
  const demand = records.demands.find((each) => each.id === id);
  const unserved = plan.unserved.find((each) => each.demand === id);
  if (demand !== undefined || unserved !== undefined) {
    const by = plan.sites.find(({ tenants }) => tenants.some(({ demands }) => demands.includes(id)));
    return [
      ...told('SiteDemand', 'operator', demand?.operator ?? unserved?.operator ?? null),
      ...told('SiteDemand', 'priority', demand?.priority ?? null, true),
      ...told('SiteDemand', 'status', demand?.status ?? null, true),
      ...told('SiteDemand', 'radius', inMetres(demand?.radius ?? null)),
      ...(by === undefined
        ? []
        : [[t('entities.SiteDemand.attributes.servedBy'), by.name ?? t('sharing.unnamed')] as const]),
      ...(unserved === undefined ? [] : [[t('sharing.reason'), words.unserved(unserved.reason)] as const]),
    ];
  }
  const zone = records.zones.find((each) => each.id === id);
  if (zone !== undefined)
    return [
      ...told('ZoneRule', 'kind', zone.kind, true),
      ...told('ZoneRule', 'maxHeight', inMetres(zone.maxHeight)),
      ...told('ZoneRule', 'minSpacing', inMetres(zone.minSpacing)),
      ...told(
        'ZoneRule',
        'allowedKinds',
        zone.allowedKinds
          ?.map((kind) => t(`entities.CandidateSite.values.kind.${kind}`))
          .join(t('sharing.list.between')) ?? null,
      ),
      ...told('ZoneRule', 'document', zone.document),
    ];
  const exposed = plan.exposure.find(({ sensitive }) => sensitive === id);
  if (exposed === undefined) return null;
  return [
    [t('sharing.exposure.site'), percent(exposed.siteRatio, language, 2)],
    [t('sharing.exposure.all'), percent(exposed.ratio, language, 2)],
  ];
}
