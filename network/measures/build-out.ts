import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

const common = { version: 1, tier: 'A' } as const;
const percent = { ...common, unit: 'P1', direction: 'up', decimals: 1 } as const;

/** Sites whose tenants are known. */
const sites = (q: string) => ({ types: ['SiteProject'], q, attributes: ['tenants', 'construction', 'city'] });

/** A single tenant may stand as a text and not as a list of one. */
const shared = 'sites.filter(s, type(s.tenants) == list && size(s.tenants) > 1)';

const sharingRate: MeasureDefinition = {
  ...percent,
  code: '5g-site-sharing-rate',
  select: { sites: sites('tenants') },
  expression: `100.0 * count(${shared}) / count(sites)`,
  dimensions: ['city', 'construction'],
};

const newSharingRate: MeasureDefinition = {
  ...percent,
  code: '5g-new-site-sharing-rate',
  select: { sites: sites('tenants;construction=="newBuild"') },
  expression: `100.0 * count(${shared}) / count(sites)`,
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
