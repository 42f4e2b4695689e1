import { parseStatements } from '@yuheng/kernel/statement';

export const urn = (type: string, id: string) => `urn:ngsi-ld:${type}:${id}`;

export function property(value: unknown, unitCode?: string) {
  return { type: 'Property', value, ...(unitCode === undefined ? {} : { unitCode }) };
}

export function relationship(object: string) {
  return { type: 'Relationship', object };
}

export function point(longitude: number, latitude: number) {
  return { type: 'GeoProperty', value: { type: 'Point', coordinates: [longitude, latitude] } };
}

export function create(type: string, id: string, attributes: object) {
  return {
    op: 'create' as const,
    id: urn(type, id),
    types: [type],
    statements: parseStatements(attributes as never),
  };
}

/** One key area of four cells; operator A has a station in it that a run says covers cells 1 to 3, and B one that covers cell 3. */
export const coveredArea = [
  create('KeyArea', 'k', { kind: property('cityCentre') }),
  ...[1, 2, 3, 4].map((number) =>
    create('CoverageCell', `c${number}`, {
      keyArea: relationship(urn('KeyArea', 'k')),
      population: property(number * 100, 'C62'),
      floorArea: property(number * 10, 'MTK'),
    }),
  ),
  ...['A', 'B'].flatMap((operator) => [
    create('CoverageThreshold', operator, {
      operator: property(operator),
      scene: property('cityCentre'),
      minimumRsrp: property(operator === 'A' ? -105 : -100, 'DBM'),
      share: property(75, 'P1'),
    }),
    create('BaseStation', operator, {
      technology: property('5G'),
      status: property('onAir'),
      operator: property(operator),
    }),
    create('CoverageResult', operator, {
      operator: property(operator),
      run: property('run-1'),
      inputs: property('00ff'),
      keyArea: relationship(urn('KeyArea', 'k')),
    }),
  ]),
  ...[
    ['A', 1, -90],
    ['A', 2, -104],
    ['A', 3, -105],
    ['A', 4, -106],
    ['B', 3, -90],
    ['B', 4, -103],
  ].map(([operator, cell, rsrp]) =>
    create('PredictedLevel', `${operator}${cell}`, {
      rsrp: property(rsrp, 'DBM'),
      cell: relationship(urn('CoverageCell', `c${cell}`)),
      server: relationship(urn('BaseStation', String(operator))),
      result: relationship(urn('CoverageResult', String(operator))),
    }),
  ),
];

/** Row `row` of a drive test in a cell. */
export function sample(row: number, cell: number, rsrp: number, more: object = {}) {
  return create('DriveTestSample', `t${row}`, {
    rsrp: property(rsrp, 'DBM'),
    operator: property('A'),
    cell: relationship(urn('CoverageCell', `c${cell}`)),
    row: property(row, 'C62'),
    ...more,
  });
}
