import type { AttributeKind } from './entity.ts';

/**
 * What a pack promises of an entity type: facts of the type are checked against it at the edge.
 * Names are messages: `entities.<type>.title` and `entities.<type>.attributes.<attribute>`.
 */
export interface EntityType {
  readonly name: string;
  /** Where the name comes from: a Smart Data Model, or `Yuheng`. */
  readonly source: string;
  /** Types without a declared attribute accept any (NGSI-LD is open); a declared one is checked. */
  readonly attributes: { readonly [attribute: string]: AttributeType };
}

/** `sensitive`: its values are sealed, and nothing is asked, ordered or computed by them (facts/sensitive). */
export type AttributeType =
  | {
      readonly kind: Extract<AttributeKind, 'Property'>;
      readonly value: 'number';
      readonly unitCode: string | null;
      readonly sensitive?: true;
      /** Each fact says its own unit, so `unitCode` is null; a measure asks for one in its `q`: `value.unitCode=="P1"`. */
      readonly anyUnit?: true;
      readonly minimum?: number;
      readonly maximum?: number;
    }
  | {
      readonly kind: Extract<AttributeKind, 'Property'>;
      readonly value: 'text' | 'boolean' | 'time';
      readonly oneOf?: readonly string[];
      readonly sensitive?: true;
    }
  | { readonly kind: Extract<AttributeKind, 'GeoProperty'> }
  | { readonly kind: Extract<AttributeKind, 'Relationship'> };
