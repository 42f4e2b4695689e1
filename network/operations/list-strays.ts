import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { textOf } from '../rules/fact-values.ts';
import { anyPlace } from '../site-plan/input/left-out.ts';
import { cityRecords, cityTypes, strayReasons } from '../store/city-records.ts';

const Text = Type.Union([Type.String(), Type.Null()]);

/** So many are told one by one. */
const mostTold = 1000;

/** Open demands, candidates and zone rules that belong to no city, with the reason: no plan and no figure of a city counts them. */
export const listStrays = defineOperation({
  name: 'list-strays',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({}),
  output: Type.Object({
    count: Type.Integer({ minimum: 0 }),
    /** The first of them; demands, then candidates, then zone rules. */
    strays: Type.Array(
      Type.Object({
        id: Type.String(),
        type: Type.Enum([...cityTypes]),
        name: Text,
        /** Of a demand. */
        operator: Text,
        /** Longitude and latitude: the place, or the first corner of the area. */
        place: Type.Union([Type.Tuple([Type.Number(), Type.Number()]), Type.Null()]),
        reason: Type.Enum([...strayReasons]),
      }),
    ),
  }),
  async handle(_input, { kernel: { facts } }) {
    const records = cityRecords(facts);
    const found = await Promise.all(
      cityTypes.map(async (type) => (await records.strays(type)).map((each) => ({ type, ...each }))),
    );
    const strays = found.flat();
    return {
      count: strays.length,
      strays: strays.slice(0, mostTold).map(({ type, entity, reason }) => ({
        id: entity.id,
        type,
        name: textOf(entity, 'name'),
        operator: textOf(entity, 'operator'),
        place: anyPlace(entity.facts['location']?.value),
        reason,
      })),
    };
  },
});
