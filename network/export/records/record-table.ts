import type { AttributeType, EntityType } from '@yuheng/kernel/entity-type';
import type { Entity, Json } from '@yuheng/kernel/facts-model';
import type { CoordinateSystem } from '../../coordinates/offset-systems.ts';
import type { FeatureField, FeatureTable, FeatureValue, PlainGeometry } from './feature-table.ts';
import { placedGeometry } from './placed-geometry.ts';

/** Signs of units by their code (UN/CEFACT Recommendation 20); a mere count has none, and money is a matter of language. */
const signs: Readonly<Record<string, string>> = {
  MTR: 'm',
  MTK: 'm²',
  MHZ: 'MHz',
  P1: '%',
  DBM: 'dBm',
  '2N': 'dB',
  E20: 'Mbit/s',
};

/** The text of a message of the network, in the reader's language. */
export type Words = (key: string, values?: Readonly<Record<string, string>>) => string;

/** A field that no attribute gives, with its value by entity. */
export interface MoreField {
  readonly field: FeatureField;
  readonly of: (entity: string) => FeatureValue;
}

/**
 * Facts of one type as a table: what they are called, whether they are synthetic, each declared attribute, and the place. Of
 * several instances of an attribute the default one counts; a list becomes one text.
 */
export function recordTable(
  type: EntityType,
  entities: readonly Entity[],
  {
    system,
    words,
    more = [],
    names,
    spoken = new Map(),
  }: {
    readonly system: CoordinateSystem;
    readonly words: Words;
    /** What people call the things that relationships point to. */
    readonly names: ReadonlyMap<string, string>;
    /** What is told beside the facts. */
    readonly more?: readonly MoreField[];
    /** Attribute -> how people say its values, where the type does not list them. */
    readonly spoken?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  },
): FeatureTable {
  const attributes = Object.entries(type.attributes).filter(([, { kind }]) => kind !== 'GeoProperty');
  return {
    name: type.name,
    title: words(`entities.${type.name}.title`),
    system,
    fields: [
      { name: 'entity', title: words('records.entity'), kind: 'text' },
      { name: 'synthetic', title: words('records.synthetic'), kind: 'boolean' },
      ...attributes
        .flatMap(([name, attribute]) => fieldsOf(type.name, name, attribute, words))
        .map((field) => {
          const said = spoken.get(field.name);
          return said === undefined ? field : { ...field, words: said };
        }),
      ...more.map(({ field }) => field),
    ],
    features: entities.map(({ id, facts }) => ({
      geometry: placeOf(facts['location']?.value, system),
      values: [
        id,
        Object.values(facts).some(({ by }) => by.synthetic),
        ...attributes.flatMap(([name, { kind }]) => {
          const value = facts[name]?.value;
          return kind === 'Relationship' ? [calledOf(value, names), valueOf(value)] : [valueOf(value)];
        }),
        ...more.map(({ of }) => of(id)),
      ],
    })),
  };
}

/** Ids that entities of the type point to. */
export function referredTo(type: EntityType, entities: readonly Entity[]): readonly string[] {
  const relationships = Object.entries(type.attributes).filter(([, { kind }]) => kind === 'Relationship');
  return [
    ...new Set(
      entities.flatMap(({ facts }) =>
        relationships.flatMap(([name]) => [facts[name]?.value ?? []].flat().map(String)),
      ),
    ),
  ];
}

/** What a relationship points to has a field for people and one with its id. */
function fieldsOf(
  type: string,
  name: string,
  attribute: AttributeType,
  words: Words,
): readonly FeatureField[] {
  if (attribute.kind !== 'Relationship') return [fieldOf(type, name, attribute, words)];
  const title = words(`entities.${type}.attributes.${name}`);
  return [
    { name: `${name}Name`, title, kind: 'text', calls: true },
    { name, title: words('records.identifier', { title }), kind: 'text' },
  ];
}

function calledOf(value: Json | undefined, names: ReadonlyMap<string, string>): FeatureValue {
  const called = [value ?? []].flat().flatMap((id) => names.get(String(id)) ?? []);
  return called.length === 0 ? null : called.join('; ');
}

function fieldOf(type: string, name: string, attribute: AttributeType, words: Words): FeatureField {
  const title = words(`entities.${type}.attributes.${name}`);
  if (attribute.kind !== 'Property') return { name, title, kind: 'text' };
  if (attribute.value === 'time')
    return { name, title, kind: 'text', localTitle: words('records.local-time', { title }) };
  if (attribute.value === 'number') {
    const unit =
      attribute.unitCode === 'CNY' ? words('records.yuan') : (signs[attribute.unitCode ?? ''] ?? null);
    return { name, title: unit === null ? title : words('records.title', { title, unit }), kind: 'number' };
  }
  if (attribute.value === 'boolean') return { name, title, kind: 'boolean' };
  if (attribute.oneOf === undefined) return { name, title, kind: 'text' };
  const spoken = attribute.oneOf.map(
    (value) => [value, words(`entities.${type}.values.${name}.${value}`)] as const,
  );
  return { name, title, kind: 'text', words: new Map(spoken) };
}

function placeOf(value: Json | undefined, system: CoordinateSystem): PlainGeometry | null {
  return value === undefined ? null : placedGeometry(value as unknown as PlainGeometry, system);
}

function valueOf(value: Json | undefined): FeatureValue {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map((each) => String(valueOf(each as Json) ?? '')).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : (value as FeatureValue);
}
