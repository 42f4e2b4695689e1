import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

const common = { version: 1, tier: 'A' } as const;

const resourceUse: MeasureDefinition = {
  ...common,
  code: '5g-public-resource-use',
  select: {
    resources: {
      types: ['CandidateSite'],
      q: 'kind!="tower";availability=="opened","used"',
      attributes: ['availability', 'kind', 'city'],
    },
  },
  expression: '100.0 * count(resources.filter(r, r.availability == "used")) / count(resources)',
  dimensions: ['kind', 'city'],
  unit: 'P1',
  direction: 'up',
  decimals: 1,
};

const resourcesRefused: MeasureDefinition = {
  ...common,
  code: '5g-public-resources-refused',
  select: {
    resources: {
      types: ['CandidateSite'],
      q: 'kind!="tower";availability=="refused"',
      attributes: ['availability', 'refusalReason', 'kind', 'city'],
    },
  },
  expression: 'count(resources)',
  dimensions: ['refusalReason', 'kind', 'city'],
  unit: 'C62',
  direction: 'down',
  decimals: 0,
};

const indoorAccepted: MeasureDefinition = {
  ...common,
  code: '5g-key-buildings-indoor',
  select: {
    systems: {
      types: ['IndoorSystem'],
      q: 'keyBuilding==true;status',
      attributes: ['keyBuilding', 'status', 'venue', 'builder', 'city'],
    },
  },
  expression: '100.0 * count(systems.filter(s, s.status == "accepted")) / count(systems)',
  dimensions: ['venue', 'builder', 'city'],
  unit: 'P1',
  direction: 'up',
  decimals: 1,
};

export const resourceMeasures: readonly MeasureDefinition[] = [resourceUse, resourcesRefused, indoorAccepted];
