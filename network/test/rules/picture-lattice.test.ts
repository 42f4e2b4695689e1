import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utmAbout } from '../../coordinates/reference-systems.ts';
import { cellsOf, cornersOf, latticeOf, pictureBox } from '../../rules/picture-lattice.ts';
import { cellAt, type Grid } from '../../sweep/grid.ts';

const grids = fc.record({
  longitude: fc.double({ min: -170, max: 170, noNaN: true }),
  latitude: fc.double({ min: -65, max: 65, noNaN: true }),
  cell: fc.constantFrom(5, 10, 30),
  rows: fc.integer({ min: 40, max: 220 }),
  columns: fc.integer({ min: 40, max: 220 }),
});

function laidOut({
  longitude,
  latitude,
  cell,
  rows,
  columns,
}: typeof grids extends fc.Arbitrary<infer T> ? T : never) {
  const { projection } = utmAbout({ longitude, latitude });
  const { x, y } = projection.project({ longitude, latitude });
  const grid: Grid = { kind: 'metric', west: Math.round(x), south: Math.round(y), cell, rows, columns };
  return { grid, projection, lattice: latticeOf(grid, projection, 2048) };
}

test('a pixel of the picture shows the cell that lies under its middle on the map', () => {
  fc.assert(
    fc.property(
      grids,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (given, up, along) => {
        const { grid, projection, lattice } = laidOut(given);
        const [[west, north], , [east, south]] = cornersOf(lattice) as [number, number][] as never as [
          [number, number],
          unknown,
          [number, number],
        ];
        const [row, column] = [Math.floor(up * lattice.rows), Math.floor(along * lattice.columns)];
        const longitude = west + ((east - west) * (column + 0.5)) / lattice.columns;
        const tall = (degrees: number) => Math.asinh(Math.tan((degrees * Math.PI) / 180));
        const y = tall(north) + ((tall(south) - tall(north)) * (row + 0.5)) / lattice.rows;
        const latitude = (Math.atan(Math.sinh(y)) * 180) / Math.PI;
        const at = projection.project({ longitude, latitude });
        const shown = cellsOf(lattice, grid, projection)[row * lattice.columns + column] ?? -2;
        const expected = cellAt(grid, at);
        if (shown === expected) return;
        // At the edge of a cell, the seventh decimal of a corner may decide.
        const edge = (value: number) => Math.abs(value - Math.floor(value) - 0.5) < 0.02;
        assert.ok(
          edge((at.x - grid.west) / grid.cell) || edge((at.y - grid.south) / grid.cell),
          `${shown} ${expected}`,
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('the part of a picture for a box holds every pixel that shows a cell of it', () => {
  const boxes = fc.record({
    row: fc.integer({ min: -20, max: 200 }),
    column: fc.integer({ min: -20, max: 200 }),
    rows: fc.integer({ min: 1, max: 60 }),
    columns: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(grids, boxes, (given, box) => {
      const { grid, projection, lattice } = laidOut(given);
      const part = pictureBox(lattice, grid, projection, box);
      for (const [pixel, cell] of cellsOf(lattice, grid, projection).entries()) {
        const [row, column] = [Math.floor(cell / grid.columns), cell % grid.columns];
        const inBox =
          cell >= 0 &&
          row >= box.row &&
          row < box.row + box.rows &&
          column >= box.column &&
          column < box.column + box.columns;
        if (!inBox) continue;
        assert.ok(part !== null);
        const [top, left] = [Math.floor(pixel / lattice.columns), pixel % lattice.columns];
        assert.ok(top >= part.top && top < part.top + part.height);
        assert.ok(left >= part.left && left < part.left + part.width);
      }
    }),
    { numRuns: 25 },
  );
});
