import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import type { CoverageCase } from '../case/coverage-case.ts';
import { AreaShape, AssumptionShape } from '../rules/case-shape.ts';
import { stationCase } from '../rules/station-case.ts';
import { stationsOf } from '../store/station-facts.ts';

/** A case out of the stations that the facts know in a key area, or in all key areas of a city; nothing is kept. */
export const suggestCase = defineOperation({
  name: 'suggest-case',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ place: Type.String({ minLength: 1, maxLength: 500 }) }),
  output: Type.Object({
    name: Type.String(),
    case: Type.Unsafe<CoverageCase>(Type.Unknown()),
    area: AreaShape,
    /** What no fact says and was taken for granted. */
    assumed: Type.Array(AssumptionShape),
  }),
  async handle({ place }, { kernel }) {
    const { name, area, stations } = await stationsOf(kernel.facts, place);
    const { given, assumed } = stationCase(stations);
    return { name, case: given, area: area as never, assumed: [...assumed] };
  },
});
