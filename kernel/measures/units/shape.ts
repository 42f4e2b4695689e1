import type { EntityType } from '../../facts/model/entity-type.ts';
import { parseQ } from '../../facts/query/q-grammar.ts';
import type { QNode } from '../../facts/query/q-tree.ts';
import type { MeasureDefinition } from '../definition.ts';
import { one, type Unit, unitOf } from './unit.ts';

/** What a part of an expression is, as far as units go. */
export type Shape =
  | { readonly is: 'number'; readonly unit: Unit }
  | { readonly is: 'row'; readonly attributes: Attributes }
  | { readonly is: 'list'; readonly of: Shape }
  /** Texts, truth, places, maps. */
  | { readonly is: 'other' }
  /** Of an attribute that nobody declared, or not with one unit. */
  | { readonly is: 'unknown'; readonly attribute: string };

export type Attributes = Readonly<Record<string, Shape>>;
export const other: Shape = { is: 'other' };
export const numberOf = (unit: Unit): Shape => ({ is: 'number', unit });
export const rows = (attributes: Attributes): Shape => ({ is: 'list', of: { is: 'row', attributes } });

/** The attribute of a row, which may be none that it has: then it is never there, and says nothing. */
export function attributeOf(row: Shape, name: string): Shape {
  if (row.is !== 'row') return row.is === 'unknown' ? row : other;
  return (Object.hasOwn(row.attributes, name) ? row.attributes[name] : undefined) ?? other;
}

export function elementOf(list: Shape): Shape {
  if (list.is === 'list') return list.of;
  return list.is === 'unknown' ? list : other;
}

/** What rows of a selection hold: the units are those that packs promise for its types, or that its `q` asks for. */
export function shapeOfSelection(
  selection: MeasureDefinition['select'][string],
  types: ReadonlyMap<string, EntityType>,
): Shape {
  const pinned = selection.q === undefined ? new Map<string, string>() : pinnedUnits(parseQ(selection.q));
  const attributes = selection.attributes.map((name) => {
    const pin = pinned.get(name);
    const found = (selection.types ?? []).map((type) => declaredShape(types.get(type), name));
    const [first, ...more] = found;
    if (pin !== undefined) return [name, numberOf(unitOf(pin))] as const;
    const agreed = first !== undefined && more.every((each) => sameShape(each, first));
    return [name, agreed ? first : ({ is: 'unknown', attribute: name } as const)] as const;
  });
  return rows({ id: other, type: other, ...Object.fromEntries(attributes) });
}

function declaredShape(type: EntityType | undefined, name: string): Shape {
  const declared = type && Object.hasOwn(type.attributes, name) ? type.attributes[name] : undefined;
  if (declared === undefined) return { is: 'unknown', attribute: name };
  if (declared.kind !== 'Property' || declared.value !== 'number') return other;
  if (declared.anyUnit) return { is: 'unknown', attribute: name };
  return numberOf(declared.unitCode === null ? one : unitOf(declared.unitCode));
}

/** `value.unitCode=="P1"` must hold whatever else is asked. */
function pinnedUnits(node: QNode): ReadonlyMap<string, string> {
  if ('terms' in node)
    return node.op === 'and' ? new Map(node.terms.flatMap((term) => [...pinnedUnits(term)])) : new Map();
  if (node.op !== '==' || node.path.linked || node.path.members.length > 0) return new Map();
  const [value, ...more] = node.values;
  const { attribute, subs } = node.path;
  const isPin = subs.length === 1 && subs[0] === 'unitCode' && more.length === 0;
  return isPin && value && 'value' in value ? new Map([[attribute, String(value.value)]]) : new Map();
}

/** Also of what is not written the same way: a list and another one, a row and another one. */
export function sameShape(a: Shape, b: Shape): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
