import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

const fiveGScale: MeasureDefinition = {
  code: '5g-industry-scale',
  version: 1,
  select: {
    companies: { types: ['Organization'], q: 'sectors=="5g"', attributes: ['annualRevenue', 'sectors'] },
  },
  expression: 'sum(companies, "annualRevenue")',
  unit: 'CNY',
  direction: 'up',
  decimals: 1,
  tier: 'A',
};

const aiScale: MeasureDefinition = {
  code: 'ai-industry-scale',
  version: 1,
  select: {
    companies: { types: ['Organization'], q: 'sectors=="ai"', attributes: ['annualRevenue', 'sectors'] },
  },
  expression: 'sum(companies, "annualRevenue")',
  unit: 'CNY',
  direction: 'up',
  decimals: 1,
  tier: 'A',
};

const aiLeadingFirms: MeasureDefinition = {
  code: 'ai-leading-firms',
  version: 1,
  select: {
    firms: {
      types: ['Organization'],
      q: 'sectors=="ai";leadingFirm==true',
      attributes: ['leadingFirm', 'recognisedBy', 'sectors'],
    },
  },
  expression: 'count(firms)',
  unit: 'C62',
  direction: 'up',
  decimals: 0,
  tier: 'A',
};

const aiDemonstrationZones: MeasureDefinition = {
  code: 'ai-demonstration-zones',
  version: 1,
  select: {
    zones: {
      types: ['DemonstrationZone'],
      q: 'theme=="ai";status=="operating"',
      attributes: ['status', 'theme'],
    },
  },
  expression: 'count(zones)',
  unit: 'C62',
  direction: 'up',
  decimals: 0,
  tier: 'A',
};

export const measures: readonly MeasureDefinition[] = [
  fiveGScale,
  aiScale,
  aiLeadingFirms,
  aiDemonstrationZones,
];
