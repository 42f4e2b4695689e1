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

/** Six decimals of a degree: a tenth of a metre. */
export function roundDegrees(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
