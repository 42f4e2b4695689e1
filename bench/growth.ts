import type { AreaCase } from '@yuheng/network/area-case';
import { sweepArea } from '@yuheng/network/sweep-area';
import { syntheticCity } from './synthetic-city.ts';

/** CPU per pixel while the number of pixels grows sixteenfold: a constant where cost is linear. */
export async function benchGrowth(say: (line: string) => void): Promise<void> {
  const { terrain } = syntheticCity(2500, 0);
  const models: readonly AreaCase['model'][] = [
    { model: '38901', scenario: 'UMa', frequency: 3.5 },
    {
      model: 'p1812',
      link: {
        frequency: 3.5,
        polarisation: 'vertical',
        time: 50,
        places: 50,
        placeSpread: 5.5,
        latitude: 34.7,
      },
      climate: { lapse: 45, refractivity: 325 },
    },
    {
      model: 'itm',
      medium: {
        frequency: 3500,
        polarisation: 'vertical',
        permittivity: 15,
        conductivity: 0.005,
        refractivity: 301,
      },
      variability: { climate: 5, mode: 3, fixedLocation: false, fixedSituation: false },
      reliability: { time: 50, location: 50, situation: 50 },
    },
  ];
  for (const model of models) {
    const per: { pixels: number; micros: number }[] = [];
    for (const reach of [1250, 1250, 2500, 5000]) {
      const before = process.cpuUsage();
      const area = { terrain, site: { x: 12_490, y: 12_490 }, heights: [30, 1.5], reach, model } as const;
      const { counts } = await sweepArea(area);
      const { user, system } = process.cpuUsage(before);
      per.push({ pixels: counts.computed, micros: (user + system) / counts.computed });
    }
    // The first run only warms up.
    const [, small, ...larger] = per;
    say(
      `growth, ${model.model}: ` +
        [small, ...larger].map((run) => `${run?.pixels} pixels ${run?.micros.toFixed(2)} µs each`).join(', '),
    );
  }
}
