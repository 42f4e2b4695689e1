import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { floorPlanDxf } from '../../indoor/drawing/floor-plan-dxf.ts';
import { noGdal } from '../export/records/read-back.ts';
import { hall, headAt } from './indoor-sample.ts';

/** All places of a geometry, without heights. */
function placesIn(coordinates: unknown): readonly (readonly number[])[] {
  assert.ok(Array.isArray(coordinates));
  return typeof coordinates[0] === 'number' ? [coordinates.slice(0, 2)] : coordinates.flatMap(placesIn);
}

test('GDAL reads a floor plan that was written as DXF as it is', { skip: noGdal }, () => {
  const design = hall({
    walls: [
      { from: [4.125, 0], to: [4.125, 8], material: 'brick' },
      { from: [0, 8], to: [20, 8.5], material: 'coatedGlass' },
    ],
    rooms: [
      {
        name: '候车厅 A1',
        corners: [
          [5, 1],
          [19, 1],
          [12, 7],
        ],
      },
    ],
    parts: [headAt(3, 3)],
  });
  const folder = mkdtempSync(join(tmpdir(), 'yuheng-floor-'));
  try {
    const [file, back] = [join(folder, 'plan.dxf'), join(folder, 'back.json')];
    writeFileSync(file, Buffer.concat([...floorPlanDxf(design)].map((piece) => Buffer.from(piece))));
    execFileSync('ogr2ogr', ['-f', 'GeoJSON', back, file], { stdio: ['ignore', 'ignore', 'inherit'] });
    const { features } = JSON.parse(readFileSync(back, 'utf8')) as {
      features: { properties: Record<string, string>; geometry: { type: string; coordinates: unknown } }[];
    };
    const of = (layer: string) => features.filter(({ properties }) => properties['Layer'] === layer);
    const corners = (layer: string) => placesIn(of(layer)[0]?.geometry.coordinates);
    const closed = (ring: readonly (readonly number[])[]) => [...ring, ring[0]];
    assert.deepEqual(corners('OUTLINE'), closed(design.outline));
    assert.deepEqual(corners('ROOM'), closed(design.rooms?.[0]?.corners ?? []));
    assert.deepEqual(corners('WALL-BRICK'), [
      [4.125, 0],
      [4.125, 8],
    ]);
    assert.equal(of('WALL-COATEDGLASS').length, 1);
    assert.deepEqual(
      of('TEXT').map(({ properties }) => properties['Text']),
      ['候车厅 A1'],
    );
    assert.equal(of('ANTENNA').length, 2, 'the antenna and its name');
    assert.equal(features.length, 7);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
