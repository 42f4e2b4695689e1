import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

/** Every firm should have reported, for a quarter that is not long ago, and no industry grows by a fifth in one. */
const revenueRules = [
  { kind: 'complete', selection: 'companies', attribute: 'annualRevenue', atLeast: 95 },
  { kind: 'timely', selection: 'companies', attribute: 'annualRevenue', days: 200, atLeast: 90, grey: true },
  { kind: 'range', selection: 'companies', attribute: 'annualRevenue', minimum: 0 },
  { kind: 'jump', percent: 20 },
] as const;

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
  quality: revenueRules,
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
  quality: revenueRules,
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
  quality: [{ kind: 'complete', selection: 'firms', attribute: 'recognisedBy', atLeast: 100 }],
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

/** How many there are of what was recognised, opened, accepted or listed. */
function counted(
  code: string,
  select: MeasureDefinition['select'][string],
  dimensions: readonly string[],
  /** The document that each of them should name. */
  document: string | null = null,
) {
  const rule = (attribute: string) =>
    ({ kind: 'complete', selection: 'things', attribute, atLeast: 100 }) as const;
  const things = { ...select, attributes: [...select.attributes, ...dimensions] };
  return {
    code,
    version: 1,
    select: { things },
    expression: 'count(things)',
    unit: 'C62',
    direction: 'up',
    decimals: 0,
    tier: 'A',
    dimensions,
    quality: document === null ? [] : [rule(document)],
  } as const satisfies MeasureDefinition;
}

const recognised = (code: string, q: string) =>
  counted(
    code,
    { types: ['Organization'], q, attributes: ['sectors', 'recognisedAs', 'recognisedBy'] },
    ['city'],
    'recognisedBy',
  );

const platforms = (code: string, q: string) =>
  counted(code, { types: ['ResearchPlatform'], q, attributes: ['sectors', 'status', 'openToOthers'] }, [
    'kind',
    'city',
  ]);

const projects = (code: string, q: string) =>
  counted(
    code,
    { types: ['TechnologyProject'], q, attributes: ['sectors', 'status', 'acceptedBy'] },
    ['field'],
    'acceptedBy',
  );

const products = (code: string, q: string, attributes: readonly string[]) =>
  counted(code, { types: ['IndustryProduct'], q, attributes: ['sectors', ...attributes] }, ['field']);

export const measures: readonly MeasureDefinition[] = [
  fiveGScale,
  aiScale,
  aiLeadingFirms,
  aiDemonstrationZones,
  recognised('5g-chain-leaders', 'sectors=="5g";recognisedAs=="chainLeader"'),
  recognised('ai-specialised-firms', 'sectors=="ai";recognisedAs=="specialised"'),
  platforms('5g-research-platforms', 'sectors=="5g";status=="operating";openToOthers==true'),
  platforms('ai-innovation-platforms', 'sectors=="ai";status=="operating";openToOthers==true'),
  projects('5g-key-technologies', 'sectors=="5g";status=="accepted"'),
  projects('5g-devices-and-security', 'sectors=="5g";status=="accepted";field=="device","security"'),
  products('5g-security-products', 'sectors=="5g";field=="security";listedIn', ['listedIn']),
  products('ai-signature-products', 'sectors=="ai";kind=="product";listedIn', ['kind', 'listedIn']),
  products('ai-replicable-solutions', 'sectors=="ai";kind=="solution";users>=3', ['kind', 'users']),
];
