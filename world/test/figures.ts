import { coveredShare } from './covered-share.ts';
import type { State } from './worlds.ts';

/** The demo's figures in plain TypeScript, independent of the packs' expressions. */
export interface Figures {
  /** 亿元. */
  readonly fiveG: number;
  /** 亿元. */
  readonly ai: number;
  readonly leadingFirms: number;
  readonly zones: number;
  /** Percent. */
  readonly coverage: number;
  readonly stationsOnAir: number;
}

export function figuresOf(state: State): Figures {
  const of = (type: string) =>
    [...state.values()].filter((entity) => entity.type === type).map(({ values }) => values);
  const companies = of('Organization');
  const inSector = (sector: string) =>
    companies.filter((values) => (values.get('sectors') as string[]).includes(sector));
  const revenue = (sector: string) =>
    inSector(sector).reduce((sum, values) => sum + Number(values.get('annualRevenue') ?? 0), 0) / 1e8;
  const onAir = of('BaseStation').filter(
    (values) => values.get('technology') === '5G' && values.get('status') === 'onAir',
  );
  return {
    fiveG: revenue('5g'),
    ai: revenue('ai'),
    leadingFirms: inSector('ai').filter((values) => values.get('leadingFirm') === true).length,
    zones: of('DemonstrationZone').filter(
      (values) => values.get('theme') === 'ai' && values.get('status') === 'operating',
    ).length,
    coverage: coveredShare(state),
    stationsOnAir: onAir.length,
  };
}
