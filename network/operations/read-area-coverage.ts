import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { cellStandings, standingReasons } from '../rules/cell-standings.ts';
import { numberOf, textOf } from '../rules/fact-values.ts';
import { coverageFigure } from '../store/coverage-figure.ts';

/** A key area behind a figure of coverage: every cell of it, and why each operator covers it or does not. */
export const readAreaCoverage = defineOperation({
  name: 'read-area-coverage',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    /** A measurement of key-area, population or floor-area coverage. */
    measurement: Type.String({ format: 'uuid' }),
    /** The key area's id. */
    area: Type.String({ minLength: 1, maxLength: 500 }),
  }),
  output: Type.Object({
    name: Type.Union([Type.String(), Type.Null()]),
    kind: Type.Union([Type.String(), Type.Null()]),
    boundary: Type.Unknown(),
    operators: Type.Array(Type.String()),
    cells: Type.Array(
      Type.Object({
        id: Type.String(),
        location: Type.Unknown(),
        /** Along its edge, m. */
        side: Type.Union([Type.Number(), Type.Null()]),
        /** By one operator at least. */
        covered: Type.Boolean(),
        /** In the order of `operators`. */
        reasons: Type.Array(Type.Enum([...standingReasons])),
      }),
    ),
  }),
  async handle({ measurement, area }, { kernel }) {
    const standings = cellStandings(await coverageFigure(kernel, measurement), area);
    if (standings.length === 0) throw new Problem('network.area-not-in-figure');
    const { entities } = await kernel.facts.query({
      ids: [area, ...standings.map(({ cell }) => cell)],
      attributes: ['name', 'kind', 'location', 'side'],
    });
    const known = new Map(entities.map((entity) => [entity.id, entity]));
    const placeOf = (id: string) => known.get(id)?.facts['location']?.value ?? null;
    const own = known.get(area);
    return {
      name: own === undefined ? null : textOf(own, 'name'),
      kind: own === undefined ? null : textOf(own, 'kind'),
      boundary: placeOf(area),
      operators: standings[0]?.standings.map(({ operator }) => operator) ?? [],
      cells: standings.map(({ cell, standings: each }) => {
        const entity = known.get(cell);
        return {
          id: cell,
          location: placeOf(cell),
          side: entity === undefined ? null : numberOf(entity, 'side'),
          covered: each.some(({ covered }) => covered),
          reasons: each.map(({ reason }) => reason),
        };
      }),
    };
  },
});
