import { parseStatements } from '@yuheng/kernel/statement';
import type { PlanSite, SitePlan } from '../site-plan/result/site-plan.ts';

/** The facts of one site of an adopted plan: its project, and its demands as planned. */
export interface AdoptedSite {
  readonly project: string;
  readonly changes: readonly {
    readonly op: 'upsert' | 'append';
    readonly id: string;
    readonly types: readonly string[];
    readonly statements: ReturnType<typeof parseStatements>;
  }[];
}

/** What adopting a plan records, site by site: the same ids each time, so that what stopped half-way can go on. */
export function adoptedSites(
  id: string,
  { sites }: SitePlan,
  city: string,
  observedAt: string,
): readonly AdoptedSite[] {
  return sites.map((site, index) => {
    const project = `urn:ngsi-ld:SiteProject:${id}-${String(index + 1).padStart(5, '0')}`;
    const property = (value: unknown, unitCode?: string) => ({
      type: 'Property',
      value,
      ...(unitCode ? { unitCode } : {}),
      observedAt,
    });
    const relationship = (object: string) => ({ type: 'Relationship', object, observedAt });
    return {
      project,
      changes: [
        {
          op: 'upsert' as const,
          id: project,
          types: ['SiteProject'],
          statements: parseStatements({
            name: property(site.name ?? site.candidate),
            ...ofSite(site, property),
            candidate: relationship(site.candidate),
            plan: relationship(`urn:ngsi-ld:SitePlan:${id}`),
            location: {
              type: 'GeoProperty',
              value: { type: 'Point', coordinates: [...site.place] },
              observedAt,
            },
            city: relationship(city),
          }),
        },
        ...site.tenants.flatMap(({ demands }) =>
          demands.map((demand) => ({
            op: 'append' as const,
            id: demand,
            types: ['SiteDemand'],
            statements: parseStatements({ status: property('planned'), servedBy: relationship(project) }),
          })),
        ),
      ],
    };
  });
}

function ofSite(site: PlanSite, property: (value: unknown, unitCode?: string) => object): object {
  return {
    kind: property(site.kind === 'pole' ? 'micro' : 'macro'),
    construction: property(site.construction),
    tenants: property(site.tenants.map(({ operator }) => operator)),
    height: property(site.height, 'MTR'),
    cost: property(site.cost, 'CNY'),
    exposure: property('unmeasured'),
  };
}
