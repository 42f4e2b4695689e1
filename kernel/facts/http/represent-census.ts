import { type CompiledContext, iriOf } from '../context/compiled-context.ts';
import type { Counted } from '../store/read-census.ts';

type Written = Pick<CompiledContext, 'writtenName'>;

/** Clause 5.2.25. */
export interface EntityTypeView {
  readonly id: string;
  readonly type: 'EntityType';
  readonly typeName: string;
  readonly attributeNames: readonly string[];
}

/** Clause 5.2.28; what is there of it depends on who asks. */
export interface AttributeView {
  readonly id: string;
  readonly type: 'Attribute';
  readonly attributeName: string;
  readonly attributeCount?: number;
  readonly attributeTypes?: readonly string[];
  readonly typeNames?: readonly string[];
}

/** Clause 5.2.26. */
export interface EntityTypeInfo {
  readonly id: string;
  readonly type: 'EntityTypeInfo';
  readonly typeName: string;
  readonly entityCount: number;
  readonly attributeDetails: readonly AttributeView[];
}

export function entityTypes(census: readonly Counted[], context: Written): readonly EntityTypeView[] {
  const named = census.filter(({ type }) => type !== '');
  return [...Map.groupBy(named, ({ type }) => type)].map(([type, counted]) => ({
    id: iriOf(type),
    type: 'EntityType',
    typeName: context.writtenName(type),
    attributeNames: namesOf(counted).map((name) => context.writtenName(name)),
  }));
}

/** @param census of the type; null: there is none of it */
export function typeInfo(census: readonly Counted[], type: string, context: Written): EntityTypeInfo | null {
  const itself = census.find(({ attribute }) => attribute === '');
  if (!itself) return null;
  return {
    id: iriOf(type),
    type: 'EntityTypeInfo',
    typeName: context.writtenName(type),
    entityCount: itself.n,
    attributeDetails: namesOf(census).map((name) => ({
      ...viewOf(name, context),
      attributeTypes: kindsOf(census.filter((one) => one.attribute === name)),
    })),
  };
}

export function attributes(census: readonly Counted[], context: Written): readonly AttributeView[] {
  const named = census.filter((one) => one.attribute !== '');
  return [...Map.groupBy(named, (one) => one.attribute)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, counted]) => ({ ...viewOf(name, context), typeNames: typesOf(counted, context) }));
}

/** @param census of the attribute; null: nothing has it */
export function attributeInfo(
  census: readonly Counted[],
  name: string,
  context: Written,
): AttributeView | null {
  const ofAny = census.filter(({ type }) => type === '');
  if (ofAny.length === 0) return null;
  return {
    ...viewOf(name, context),
    attributeCount: ofAny.reduce((sum, { n }) => sum + n, 0),
    attributeTypes: kindsOf(ofAny),
    typeNames: typesOf(census, context),
  };
}

function viewOf(name: string, context: Written): AttributeView {
  return { id: iriOf(name), type: 'Attribute', attributeName: context.writtenName(name) };
}

const namesOf = (census: readonly Counted[]): readonly string[] => [
  ...new Set(census.map((one) => one.attribute).filter((name) => name !== '')),
];
const kindsOf = (census: readonly Counted[]): readonly string[] => [
  ...new Set(census.map(({ kind }) => kind)),
];
const typesOf = (census: readonly Counted[], context: Written): readonly string[] =>
  [...new Set(census.map(({ type }) => type))]
    .filter((type) => type !== '')
    .map((type) => context.writtenName(type));
