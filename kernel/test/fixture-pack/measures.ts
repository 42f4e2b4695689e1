import type { MeasureDefinition } from '../../measures/definition.ts';

const common = { version: 1, direction: 'up', decimals: 0, tier: 'A' } as const;

export const lampsOn: MeasureDefinition = {
  ...common,
  code: 'lamps-on',
  select: { lamps: { types: ['Lamp'], q: 'state=="on"', attributes: ['state'] } },
  expression: 'count(lamps)',
  unit: 'C62',
};

export const lampCost: MeasureDefinition = {
  ...common,
  code: 'lamp-cost',
  select: { lamps: { types: ['Lamp'], attributes: ['cost'] } },
  expression: 'sum(lamps, "cost")',
  unit: 'CNY',
};

export const spotsLit: MeasureDefinition = {
  ...common,
  code: 'spots-lit',
  select: {
    spots: { types: ['Spot'], attributes: ['location'] },
    lamps: { types: ['Lamp'], q: 'state=="on"', attributes: ['location'] },
  },
  expression: '100.0 * count(covered(spots, lamps, 50.0)) / count(spots)',
  unit: 'P1',
};

export const measures: readonly MeasureDefinition[] = [lampsOn, lampCost, spotsLit];
