import { instantOf } from '../model/instant.ts';

/** Syntax tree of the NGSI-LD query language (ETSI GS CIM 009 V1.9.1, clause 4.9). `;` is and, `|` is or. */
export type QNode =
  | { readonly op: 'and' | 'or'; readonly terms: readonly QNode[] }
  | { readonly op: 'exists'; readonly path: QPath }
  | { readonly op: QComparator; readonly path: QPath; readonly values: readonly QValue[] };

export type QComparator = '==' | '!=' | '>' | '>=' | '<' | '<=' | '~=' | '!~=';

/**
 * `attribute.sub.sub[member.member]`: members lead into a structured value, or are a language (`*`: any). Or
 * `attribute{Type:path}`: the path of an entity that the attribute links to.
 */
export interface QPath {
  readonly attribute: string;
  /** Each an attribute of the one before; the last one may be what is told beside a value, as `observedAt`. */
  readonly subs: readonly string[];
  readonly members: readonly string[];
  readonly linked?: QLinked;
}

export interface QLinked {
  /** The linked entity has one of these types; none: any. */
  readonly types: readonly string[];
  readonly path: QPath;
}

/** A single value, or an inclusive range. */
export type QValue = { readonly value: QLiteral } | { readonly from: QLiteral; readonly to: QLiteral };
export type QLiteral = string | number | boolean;

/** The regular expressions in a query. */
export function patternsOf(node: QNode): readonly string[] {
  if ('terms' in node) return node.terms.flatMap(patternsOf);
  if (node.op !== '~=' && node.op !== '!~=') return [];
  return node.values.flatMap((value) => ('value' in value ? [String(value.value)] : []));
}

/** Attribute names of the entity itself that a query reads. */
export function attributesOf(node: QNode): readonly string[] {
  if ('terms' in node) return [...new Set(node.terms.flatMap(attributesOf))];
  return [node.path.attribute];
}

/** The paths that lead to other entities. */
export function linksOf(node: QNode): readonly QPath[] {
  if ('terms' in node) return node.terms.flatMap(linksOf);
  return node.path.linked ? [node.path] : [];
}

/** One of these values must be the attribute's, or among them when it is a list. */
export interface Equality {
  readonly attribute: string;
  readonly values: readonly QLiteral[];
}

/** The equalities that must hold whatever else the query says: what a database can narrow by. */
export function equalitiesOf(node: QNode): readonly Equality[] {
  if ('terms' in node) return node.op === 'and' ? node.terms.flatMap(equalitiesOf) : [];
  const { attribute, subs, members, linked } = node.path;
  if (node.op !== '==' || linked || subs.length > 0 || members.length > 0) return [];
  // The same moment can be written in several ways.
  const values = node.values.flatMap((one) => ('value' in one && !isTime(one.value) ? [one.value] : []));
  return values.length === node.values.length ? [{ attribute, values }] : [];
}

const isTime = (literal: QLiteral): boolean => typeof literal === 'string' && instantOf(literal) !== null;
