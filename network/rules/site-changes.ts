import { Problem } from '@yuheng/kernel/problem';
import { schemaFault } from '@yuheng/kernel/schema-fault';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { cellPower } from '../case/case-parts.ts';
import type { CoverageCase } from '../case/coverage-case.ts';

const strict = { additionalProperties: false };
const number = (minimum: number, maximum: number) => Type.Optional(Type.Number({ minimum, maximum }));

/** What is otherwise than in the case: sites that stand elsewhere or higher, cells that look, lean or send otherwise. */
export const SiteChange = Type.Object(
  {
    site: Type.String({ minLength: 1, maxLength: 200 }),
    longitude: number(-180, 180),
    latitude: number(-80, 84),
    height: number(0.5, 3000),
    cells: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.String({ minLength: 1, maxLength: 200 }),
            azimuth: number(0, 360),
            tilt: number(-90, 90),
            power: Type.Optional(cellPower),
          },
          strict,
        ),
        { maxItems: 24 },
      ),
    ),
  },
  strict,
);
export type SiteChange = Static<typeof SiteChange>;

/** In a query: changes as JSON text. */
export const ChangesText = Type.Optional(
  Type.String({ maxLength: 12_000, contentMediaType: 'application/json' }),
);

const Changes = Type.Array(SiteChange, { maxItems: 50 });
const compiled = Compile(Changes);

/** Reads changes from a query. @throws Problem `network.bad-changes` */
export function readChanges(text: string | undefined): readonly SiteChange[] {
  if (text === undefined || text === '') return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Problem('network.bad-changes', { where: '', reason: (error as Error).message });
  }
  if (compiled.Check(parsed)) return parsed;
  throw new Problem('network.bad-changes', schemaFault(compiled, Changes, parsed));
}

type CaseSite = CoverageCase['sites'][number];

/** A site of a case as a change has it. @throws Problem `network.unknown-cell` */
export function changedSite(
  site: CaseSite,
  { longitude, latitude, height, cells = [] }: SiteChange,
): CaseSite {
  for (const { id } of cells)
    if (!site.cells.some((cell) => cell.id === id))
      throw new Problem('network.unknown-cell', { site: site.id, cell: id });
  return {
    ...site,
    longitude: longitude ?? site.longitude,
    latitude: latitude ?? site.latitude,
    height: height ?? site.height,
    cells: site.cells.map((cell) => {
      const { azimuth, tilt, power } = cells.find(({ id }) => id === cell.id) ?? {};
      return {
        ...cell,
        azimuth: azimuth ?? cell.azimuth,
        tilt: tilt ?? cell.tilt,
        power: power ?? cell.power,
      };
    }),
  };
}

/** A case with changes. @throws Problem `network.unknown-site`, `network.unknown-cell` */
export function changedCase(given: CoverageCase, changes: readonly SiteChange[]): CoverageCase {
  if (changes.length === 0) return given;
  const bySite = new Map(changes.map((change) => [change.site, change]));
  if (bySite.size < changes.length) {
    const twice = changes.findIndex((change) => bySite.get(change.site) !== change);
    throw new Problem('network.bad-changes', {
      where: `/${twice}`,
      fault: 'twice',
      found: changes[twice]?.site ?? '',
    });
  }
  for (const site of bySite.keys())
    if (!given.sites.some(({ id }) => id === site)) throw new Problem('network.unknown-site', { site });
  return {
    ...given,
    sites: given.sites.map((site) => {
      const change = bySite.get(site.id);
      return change === undefined ? site : changedSite(site, change);
    }),
  };
}
