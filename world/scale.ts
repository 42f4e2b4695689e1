import { type City, capital } from './geography/cities.ts';

/** `small` for the demo and tests; `city` has the capital in depth; `province` has every city in depth. */
export const scales = ['small', 'city', 'province'] as const;
export type Scale = (typeof scales)[number];

/** A key area is a rectangle of coverage cells; both numbers are even, since one site serves two by two. */
export interface KeyAreaSize {
  readonly columns: number;
  readonly rows: number;
}

/** How many of each thing a city has. */
export interface CityPlan {
  readonly districts: number;
  readonly keyAreas: readonly KeyAreaSize[];
  /** Stations outside key areas. */
  readonly stations5G: number;
  readonly stations4G: number;
  readonly streets: number;
  readonly buildings: number;
  readonly resources: number;
  /** Key areas, from the first on, in which operators have open demands; and places elsewhere where they need capacity. */
  readonly demandAreas: number;
  readonly hotSpots: number;
  readonly airSensors: number;
  readonly trafficSensors: number;
}

/** Companies in the whole province, by industry. */
export interface CompanyPlan {
  readonly fiveG: number;
  readonly ai: number;
  readonly both: number;
}

export function companyPlan(scale: Scale): CompanyPlan {
  if (scale === 'small') return { fiveG: 130, ai: 90, both: 20 };
  if (scale === 'city') return { fiveG: 600, ai: 420, both: 80 };
  return { fiveG: 2800, ai: 1900, both: 300 };
}

/** Every city of the province at once is this much denser than the capital alone. */
const provinceDepth = 1.45;

export function cityPlan(scale: Scale, city: City): CityPlan {
  if (scale === 'province') return deep((provinceDepth * city.population) / capital.population);
  if (scale === 'city' && city === capital) return deep(1);
  return city === capital ? smallCapital : small(city);
}

const smallCapital: CityPlan = {
  districts: 6,
  keyAreas: [{ columns: 8, rows: 8 }, ...repeat({ columns: 6, rows: 6 }, 5)],
  stations5G: 40,
  stations4G: 40,
  streets: 14,
  buildings: 80,
  resources: 80,
  demandAreas: 2,
  hotSpots: 4,
  airSensors: 8,
  trafficSensors: 10,
};

function small({ population }: City): CityPlan {
  const large = population > 7_040_000;
  return {
    districts: 3 + Math.min(2, Math.floor(population / 3_500_000)),
    keyAreas: [{ columns: 6, rows: 4 }, ...repeat({ columns: 4, rows: 4 }, large ? 2 : 1)],
    stations5G: large ? 12 : 8,
    stations4G: 7,
    streets: 6,
    buildings: 22,
    resources: 22,
    demandAreas: 0,
    hotSpots: 0,
    airSensors: 2,
    trafficSensors: 3,
  };
}

function deep(factor: number): CityPlan {
  const times = (count: number) => Math.max(2, Math.round(count * factor));
  return {
    districts: Math.min(12, times(12) + 2),
    keyAreas: repeat({ columns: 12, rows: 12 }, times(20)),
    stations5G: times(3000),
    stations4G: times(2500),
    streets: times(1200),
    buildings: times(27_000),
    resources: times(8000),
    demandAreas: times(20),
    hotSpots: times(150),
    airSensors: times(60),
    trafficSensors: times(250),
  };
}

function repeat<T>(value: T, count: number): T[] {
  return Array.from({ length: count }, () => value);
}
