import Type, { type Static } from 'typebox';
import type { Text } from '../packs/messages.ts';
import type { Registry } from '../packs/registry.ts';
import type { KnownMeasure } from './defined-measures.ts';

export const TextView = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** A measure with its texts, as shown. */
export const MeasureView = Type.Object({
  code: Type.String(),
  version: Type.Integer(),
  pack: Type.String(),
  title: TextView,
  definition: TextView,
  expression: Type.String(),
  select: Type.Record(Type.String(), Type.Unknown()),
  unit: Type.String(),
  direction: Type.Union([Type.Literal('up'), Type.Literal('down')]),
  decimals: Type.Integer(),
  /** Attributes by whose values `read-parts` is worth asking for. */
  dimensions: Type.Array(Type.String()),
  tier: Type.Union([Type.Literal('A'), Type.Literal('B'), Type.Literal('C'), Type.Literal('D')]),
});
export type MeasureView = Static<typeof MeasureView>;

/** @param definition another version than the newest */
export function measureView(
  registry: Registry,
  known: KnownMeasure,
  definition = known.definition,
): MeasureView {
  const { pack, texts } = known;
  const { code, version, expression, select, unit, direction, decimals, tier } = definition;
  const text = (part: string): Text => registry.text(pack, `measures.${code}.${part}`);
  return {
    code,
    version,
    pack,
    title: texts?.title ?? text('title'),
    definition: texts?.words ?? text('definition'),
    expression,
    select: { ...select },
    unit,
    direction,
    decimals,
    tier,
    dimensions: [...(known.definition.dimensions ?? [])],
  };
}
