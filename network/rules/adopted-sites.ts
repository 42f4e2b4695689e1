import { parseStatements } from '@yuheng/kernel/statement';
import { scaleOf } from '../site-plan/input/plan-words.ts';
import type { PlanSite, SitePlan } from '../site-plan/result/site-plan.ts';
import { property, relationship } from './wire-attribute.ts';

/** What stands before the id of a plan where a project says which one chose it. */
export const planPrefix = 'urn:ngsi-ld:SitePlan:';

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
    const at = { observedAt };
    return {
      project,
      changes: [
        {
          op: 'upsert' as const,
          id: project,
          types: ['SiteProject'],
          statements: parseStatements({
            name: property(site.name ?? site.candidate, at),
            ...ofSite(site, at),
            candidate: relationship(site.candidate, at),
            plan: relationship(`${planPrefix}${id}`, at),
            location: {
              type: 'GeoProperty',
              value: { type: 'Point', coordinates: [...site.place] },
              observedAt,
            },
            city: relationship(city, at),
          }),
        },
        ...site.tenants.flatMap(({ demands }) =>
          demands.map((demand) => ({
            op: 'append' as const,
            id: demand,
            types: ['SiteDemand'],
            statements: parseStatements({
              status: property('planned', at),
              servedBy: relationship(project, at),
            }),
          })),
        ),
      ],
    };
  });
}

function ofSite(site: PlanSite, at: { readonly observedAt: string }): object {
  return {
    kind: property(scaleOf(site.kind), at),
    construction: property(site.construction, at),
    tenants: property(
      site.tenants.map(({ operator }) => operator),
      at,
    ),
    height: property(site.height, { ...at, unitCode: 'MTR' }),
    cost: property(site.cost, { ...at, unitCode: 'CNY' }),
    exposure: property('unmeasured', at),
  };
}
