import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cellLevels, shareReached } from '../../rules/cell-levels.ts';

const stride = 3;
const columns = 4;
const rows = 3;
/** Servers 1 to 3: two stations of A, one of B; server 4 is no station of the facts. */
const stations = [
  { id: 's1', operator: 'A' },
  { id: 's2', operator: 'A' },
  { id: 's3', operator: 'B' },
  null,
];
const pixel = fc
  .uniqueArray(
    fc.record({ server: fc.integer({ min: 1, max: 4 }), level: fc.integer({ min: -14_000, max: -6000 }) }),
    {
      maxLength: stride,
      selector: ({ server }) => server,
    },
  )
  .map((servers) => servers.toSorted((a, b) => b.level - a.level));
const raster = fc.array(pixel, { minLength: rows * columns, maxLength: rows * columns });
type Raster = readonly (readonly { server: number; level: number }[])[];

const pixelsOf = (heard: Raster) => ({
  columns,
  stride,
  servers: heard.flatMap((own) => Array.from({ length: stride }, (_, at) => own[at]?.server ?? 0)),
  levels: heard.flatMap((own) => Array.from({ length: stride }, (_, at) => own[at]?.level ?? -15_000)),
  stationOf: (server: number) => stations[server - 1] ?? null,
});

describe('levels of a cell', () => {
  it('are what half of its pixels reach, by station and without those before', () => {
    fc.assert(
      fc.property(raster, (heard) => {
        const box = { row: 1, column: 1, rows: 2, columns: 3 };
        const inside = [1, 2].flatMap((row) =>
          [1, 2, 3].map((column) => heard[row * columns + column] ?? []),
        );
        const found = cellLevels(pixelsOf(heard), box);
        for (const operator of ['A', 'B']) {
          const own = found.filter((level) => level.operator === operator);
          const gone = new Set<string>();
          for (const { station, rsrp } of own) {
            const left = (server: number) =>
              stations[server - 1]?.operator === operator && !gone.has(stations[server - 1]?.id ?? '');
            const bests = inside.map((servers) => servers.find(({ server }) => left(server)));
            const reach = (level: number) => bests.filter((best) => best && best.level >= level).length;
            assert.ok(reach(Math.round(rsrp * 100)) * 2 >= inside.length);
            assert.ok(reach(Math.round(rsrp * 100) + 1) * 2 < inside.length);
            const served = (id: string) =>
              bests.filter((best) => best && stations[best.server - 1]?.id === id).length;
            for (const other of stations) assert.ok(served(station) >= served(other?.id ?? ''));
            gone.add(station);
          }
        }
        assert.ok(found.every(({ station }) => stations.some((known) => known?.id === station)));
      }),
    );
  });

  it('and the share of an area that an operator reaches counts pixels', () => {
    fc.assert(
      fc.property(raster, fc.integer({ min: -140, max: -60 }), (heard, threshold) => {
        const reached = heard.filter((servers) =>
          servers.some(
            ({ server, level }) => stations[server - 1]?.operator === 'A' && level >= threshold * 100,
          ),
        );
        const numbers = heard.map((_, index) => index);
        assert.equal(shareReached(pixelsOf(heard), numbers, 'A', threshold), reached.length / heard.length);
      }),
    );
  });
});
