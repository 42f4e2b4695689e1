import { type CoordinateSystem, fromWgs84, toWgs84 } from '../coordinates/offset-systems.ts';
import type { SiteChange } from '../rules/site-changes.ts';
import type { Answer } from './answers.ts';

export type CaseSite = Answer<'read-case'>['given']['sites'][number];

/** Changes with one more of a site: later ones win, field by field and cell by cell. */
export function withChange(changes: readonly SiteChange[], change: SiteChange): readonly SiteChange[] {
  const before = changes.find(({ site }) => site === change.site);
  const cells = new Map((before?.cells ?? []).map((cell) => [cell.id, cell]));
  for (const cell of change.cells ?? []) cells.set(cell.id, { ...cells.get(cell.id), ...cell });
  const merged: SiteChange = {
    ...before,
    ...change,
    ...(cells.size > 0 ? { cells: [...cells.values()] } : {}),
  };
  return [...changes.filter(({ site }) => site !== change.site), merged];
}

/** A site as the changes have it. */
export function siteWith(site: CaseSite, changes: readonly SiteChange[]): CaseSite {
  const change = changes.find((each) => each.site === site.id);
  if (change === undefined) return site;
  const { longitude, latitude, height } = change;
  return {
    ...site,
    longitude: longitude ?? site.longitude,
    latitude: latitude ?? site.latitude,
    height: height ?? site.height,
    cells: site.cells.map((cell) => ({ ...cell, ...change.cells?.find(({ id }) => id === cell.id) })),
  };
}

/** A site where the map has it: pictures lie in WGS 84, whatever system the case gives places in. */
export function onMap(site: CaseSite, system: CoordinateSystem): CaseSite {
  return { ...site, ...toWgs84(system, site) };
}

/** The change that puts a site where it was dropped on the map, in the system of its case. */
export function droppedAt(
  site: string,
  place: { readonly longitude: number; readonly latitude: number },
  system: CoordinateSystem,
): SiteChange {
  const { longitude, latitude } = fromWgs84(system, place);
  return { site, longitude: roundDegrees(longitude), latitude: roundDegrees(latitude) };
}

/** Six decimals of a degree: a tenth of a metre. */
function roundDegrees(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
