import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

const common = { version: 1, tier: 'A' } as const;
const percent = { ...common, unit: 'P1', direction: 'up', decimals: 1 } as const;

/** Site projects whose tenants are known. */
const projects = {
  types: ['SiteProject'],
  q: 'tenants',
  attributes: ['tenants', 'construction', 'candidate', 'city'],
};

/**
 * Projects by the site that they are works on: a further tenant of a site that stands comes by a project of its own, with stages of
 * its own, and is no further site. A project that names no candidate is a site by itself.
 */
const sites = '(grouped(projects, ["candidate"]) + grouped(projects.filter(p, !has(p.candidate)), ["id"]))';

/** A single tenant may stand as a text and not as a list of one. */
const tenantsOf = (row: string) => `(type(${row}.tenants) == list ? ${row}.tenants : [${row}.tenants])`;

/** One of its projects has several tenants, or two of them have different ones. */
const shared = (site: string) =>
  `${site}.rows.exists(a, size(${tenantsOf('a')}) > 1 || ${site}.rows.exists(b, ` +
  `size(${tenantsOf('a')}) == 1 && size(${tenantsOf('b')}) == 1 && ${tenantsOf('a')} != ${tenantsOf('b')}))`;

const newBuild = '.filter(s, s.rows.exists(r, has(r.construction) && r.construction == "newBuild"))';

const sharingRate: MeasureDefinition = {
  ...percent,
  version: 2,
  code: '5g-site-sharing-rate',
  select: { projects },
  expression: `100.0 * count(${sites}.filter(s, ${shared('s')})) / count(${sites})`,
  dimensions: ['city'],
};

const newSharingRate: MeasureDefinition = {
  ...percent,
  version: 2,
  code: '5g-new-site-sharing-rate',
  select: { projects },
  expression: `100.0 * count(${sites}${newBuild}.filter(s, ${shared('s')})) / count(${sites}${newBuild})`,
  dimensions: ['city'],
};

const exposurePassed: MeasureDefinition = {
  ...percent,
  code: '5g-exposure-passed',
  select: {
    sites: {
      types: ['SiteProject'],
      q: 'exposure=="passed","failed"',
      attributes: ['exposure', 'city'],
    },
  },
  expression: '100.0 * count(sites.filter(s, s.exposure == "passed")) / count(sites)',
  dimensions: ['city'],
};

const daysPerStage: MeasureDefinition = {
  ...common,
  code: '5g-days-per-stage',
  select: { stages: { types: ['SiteStage'], q: 'days;leftAt', attributes: ['days', 'stage', 'city'] } },
  expression: 'mean(stages, "days")',
  dimensions: ['stage', 'city'],
  unit: 'DAY',
  direction: 'down',
  decimals: 1,
};

export const buildOutMeasures: readonly MeasureDefinition[] = [
  sharingRate,
  newSharingRate,
  exposurePassed,
  daysPerStage,
];
