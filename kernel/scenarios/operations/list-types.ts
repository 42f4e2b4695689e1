import Type from 'typebox';
import type { AttributeType } from '../../facts/model/entity-type.ts';
import { TextView } from '../../measures/measure-view.ts';
import { defineOperation } from '../../packs/operation.ts';

/** An attribute that a pack declares, as a form needs it. */
const AttributeView = Type.Object({
  name: Type.String(),
  title: TextView,
  kind: Type.String(),
  /** Of a Property: number, text, boolean, time; null for what is none. */
  value: Type.Union([Type.String(), Type.Null()]),
  unitCode: Type.Union([Type.String(), Type.Null()]),
  /** Each fact says its own unit. */
  anyUnit: Type.Boolean(),
  oneOf: Type.Array(Type.Object({ value: Type.String(), title: TextView })),
});

/** Entity types that packs declare, with their attributes: what a scenario can speak of in a form. */
export const listTypes = defineOperation({
  name: 'list-types',
  kind: 'query',
  permission: 'scenarios.read',
  input: Type.Object({}),
  output: Type.Object({
    types: Type.Array(
      Type.Object({ name: Type.String(), title: TextView, attributes: Type.Array(AttributeView) }),
    ),
  }),
  handle(_input, { kernel: { registry } }) {
    const types = registry.packs.flatMap(({ id, entities }) =>
      entities.map(({ name, attributes }) => ({
        name,
        title: registry.text(id, `entities.${name}.title`),
        attributes: Object.entries(attributes).map(([attribute, declared]) => ({
          name: attribute,
          title: registry.text(id, `entities.${name}.attributes.${attribute}`),
          ...shapeOf(declared),
          oneOf: ('oneOf' in declared ? (declared.oneOf ?? []) : []).map((value) => ({
            value,
            title: registry.text(id, `entities.${name}.values.${attribute}.${value}`),
          })),
        })),
      })),
    );
    return Promise.resolve({ types });
  },
});

function shapeOf(declared: AttributeType): {
  readonly kind: string;
  readonly value: string | null;
  readonly unitCode: string | null;
  readonly anyUnit: boolean;
} {
  const { kind } = declared;
  if (!('value' in declared)) return { kind, value: null, unitCode: null, anyUnit: false };
  const isNumber = declared.value === 'number';
  return {
    kind,
    value: declared.value,
    unitCode: isNumber ? declared.unitCode : null,
    anyUnit: isNumber && declared.anyUnit === true,
  };
}
