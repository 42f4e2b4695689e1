import { unitNamed } from '../compile/quantity/cell-value.ts';

/** A unit as people write it (个, %, 亿元): its UN/CEFACT or ISO 4217 code, and how many whole ones it is; of money, yuan. */
export interface WholeUnit {
  readonly code: string;
  readonly factor: number;
}

/** Null for what is no unit, and for foreign money: plans keep that in minor units, and nobody converts it. Pure. */
export function wholeUnit(text: string): WholeUnit | null {
  const { base } = unitNamed(text);
  if (base === null || ['USD', 'EUR', 'HKD', 'GBP', 'JPY'].includes(base.code)) return null;
  return { code: base.code, factor: base.code === 'CNY' ? base.factor / 100 : base.factor };
}
