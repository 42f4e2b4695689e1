import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

/** Version 2 of each knows the city of what it counts. */
const fiveGScale: MeasureDefinition = {
  code: '5g-industry-scale',
  version: 2,
  select: {
    companies: {
      types: ['Organization'],
      q: 'sectors=="5g"',
      attributes: ['annualRevenue', 'sectors', 'city'],
    },
  },
  expression: 'sum(companies, "annualRevenue")',
  unit: 'CNY',
  direction: 'up',
  decimals: 1,
  tier: 'A',
  dimensions: ['city'],
};

const aiScale: MeasureDefinition = {
  code: 'ai-industry-scale',
  version: 2,
  select: {
    companies: {
      types: ['Organization'],
      q: 'sectors=="ai"',
      attributes: ['annualRevenue', 'sectors', 'city'],
    },
  },
  expression: 'sum(companies, "annualRevenue")',
  unit: 'CNY',
  direction: 'up',
  decimals: 1,
  tier: 'A',
  dimensions: ['city'],
};

const aiLeadingFirms: MeasureDefinition = {
  code: 'ai-leading-firms',
  version: 2,
  select: {
    firms: {
      types: ['Organization'],
      q: 'sectors=="ai";leadingFirm==true',
      attributes: ['leadingFirm', 'recognisedBy', 'sectors', 'city'],
    },
  },
  expression: 'count(firms)',
  unit: 'C62',
  direction: 'up',
  decimals: 0,
  tier: 'A',
  dimensions: ['city'],
};

const aiDemonstrationZones: MeasureDefinition = {
  code: 'ai-demonstration-zones',
  version: 2,
  select: {
    zones: {
      types: ['DemonstrationZone'],
      q: 'theme=="ai";status=="operating"',
      attributes: ['status', 'theme', 'city'],
    },
  },
  expression: 'count(zones)',
  unit: 'C62',
  direction: 'up',
  decimals: 0,
  tier: 'A',
  dimensions: ['city'],
};

export const measures: readonly MeasureDefinition[] = [
  fiveGScale,
  aiScale,
  aiLeadingFirms,
  aiDemonstrationZones,
];
