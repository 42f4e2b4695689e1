import type { CoordinateSystem } from '../../../coordinates/offset-systems.ts';
import type { FeatureTable, FeatureValue, PlainGeometry } from '../../../export/records/feature-table.ts';
import { placedGeometry } from '../../../export/records/placed-geometry.ts';

const names: readonly (string | null)[] = [
  '郑州东站 5G 室分'.padEnd(200, '长'),
  '<b>"引号" & \'单引号\'</b>',
  '=HYPERLINK("http://example.com","x")',
  "+86'0371\\n",
  '-1+2',
  '@SUM(1)',
  '00123',
  'two\nlines\tand a tab',
  ' spaces in front and behind ',
  'caret ^ per %%c cent, back\\slash \\U+4E2D, ]]> &amp;',
  '𠮷野家 🗼',
  '',
  null,
  'true',
  '2026-11-27',
];

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

const geometries: readonly (PlainGeometry | null)[] = [
  { type: 'Point', coordinates: [113.62543219876, 34.74612345678] },
  {
    type: 'LineString',
    coordinates: [
      [113.6, 34.7],
      [113.61, 34.71],
      [113.62, 34.7],
    ],
  },
  // Wound the wrong way, with two holes.
  {
    type: 'Polygon',
    coordinates: [
      square(113.6, 34.7, 0.01).toReversed(),
      square(113.601, 34.701, 0.002),
      square(113.605, 34.705, 0.002),
    ],
  },
  {
    type: 'MultiPoint',
    coordinates: [
      [113.6, 34.7],
      [113.7, 34.8],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [113.6, 34.7],
        [113.7, 34.8],
      ],
      [
        [113.5, 34.7],
        [113.5, 34.8],
      ],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [[square(113.6, 34.7, 0.01), square(113.601, 34.701, 0.002)], [square(113.63, 34.7, 0.01)]],
  },
  null,
];

const numbers = [0, -1, 35.5, 0.1 + 0.2, 1e-7, 123_456_789_012, null, 3500];

/** Every name with every kind of place, and numbers and truths between. */
export function sampleTable(system: CoordinateSystem = 'WGS84'): FeatureTable {
  const features = names.flatMap((name, row) =>
    geometries.map((geometry, column) => {
      const number = numbers[(row + column) % numbers.length] ?? null;
      const values: FeatureValue[] = [
        `urn:ngsi-ld:SiteDemand:${row}-${column}`,
        name,
        number,
        (row + column) % 3 === 0 ? null : (row + column) % 3 === 1,
      ];
      return { geometry: geometry === null ? null : placedGeometry(geometry, system), values };
    }),
  );
  return {
    name: 'SiteDemand',
    title: '建站需求',
    system,
    fields: [
      { name: 'entity', title: '标识', kind: 'text' },
      { name: 'name', title: '名称', kind: 'text' },
      { name: 'height', title: '挂高 (m)', kind: 'number' },
      { name: 'keyBuilding', title: '重点楼宇', kind: 'boolean' },
    ],
    features,
  };
}
