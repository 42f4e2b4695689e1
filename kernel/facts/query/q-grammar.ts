import { Problem } from '../../http/problem.ts';

/** Syntax tree of the NGSI-LD query language (ETSI NGSI-LD, clause 4.9). `;` is and, `|` is or. */
export type QNode =
  | { readonly op: 'and' | 'or'; readonly terms: readonly QNode[] }
  | { readonly op: 'exists'; readonly path: QPath }
  | { readonly op: QComparator; readonly path: QPath; readonly values: readonly QValue[] };

export type QComparator = '==' | '!=' | '>' | '>=' | '<' | '<=' | '~=' | '!~=';

/** `attribute.sub[member.member]`: sub is `observedAt` or `unitCode`, members lead into a structured value. */
export interface QPath {
  readonly attribute: string;
  readonly sub: string | null;
  readonly members: readonly string[];
}

/** A single value, or an inclusive range. */
export type QValue = { readonly value: QLiteral } | { readonly from: QLiteral; readonly to: QLiteral };
export type QLiteral = string | number | boolean;

const COMPARATOR = /==|!~=|~=|!=|>=|<=|>|</y;
const NAME = /[A-Za-z][A-Za-z0-9_]*/y;
/** A name that is an IRI, whose colons and dots would otherwise mean something. */
const IRI_NAME = /<([A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]+)>/uy;
const NUMBER = /[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?=$|[;|),]|\.\.)/y;
const QUOTED = /"((?:[^"\\]|\\["\\])*)"/y;
/** A pattern keeps its escapes: only the quote itself is escaped for us. */
const QUOTED_PATTERN = /"((?:[^"\\]|\\.)*)"/suy;
const BARE = /(?:(?!\.\.)[^;|(),"])+/y;
const DEPTH_LIMIT = 32;
const LENGTH_LIMIT = 8192;

/** @throws Problem facts.bad-query with the position of the fault. */
export function parseQ(text: string): QNode {
  return parsed(text).node;
}

/** The same query with other names: of attributes, of their attributes, and of members of values. */
export function renameQ(text: string, rename: (name: string) => string): string {
  let out = '';
  let from = 0;
  for (const { start, end, name } of parsed(text).names) {
    const renamed = rename(name);
    out += text.slice(from, start) + (isPlainName(renamed) ? renamed : `<${renamed}>`);
    from = end;
  }
  return out + text.slice(from);
}

function isPlainName(name: string): boolean {
  NAME.lastIndex = 0;
  return NAME.exec(name)?.[0] === name;
}

function parsed(text: string): { readonly node: QNode; readonly names: Reader['names'] } {
  if (text.length > LENGTH_LIMIT)
    throw new Problem('facts.bad-query', { position: LENGTH_LIMIT, expected: `<= ${LENGTH_LIMIT}` });
  const unstorable = /\0|\p{Cs}/u.exec(text);
  if (unstorable) throw new Problem('facts.bad-query', { position: unstorable.index, expected: 'text' });
  const reader = new Reader(text);
  const node = alternatives(reader, 0);
  if (!reader.atEnd()) reader.fail('; | )');
  return { node, names: reader.names };
}

/** The regular expressions in a query. */
export function patternsOf(node: QNode): readonly string[] {
  if ('terms' in node) return node.terms.flatMap(patternsOf);
  if (node.op !== '~=' && node.op !== '!~=') return [];
  return node.values.flatMap((value) => ('value' in value ? [String(value.value)] : []));
}

/** Attribute names that a query reads. */
export function attributesOf(node: QNode): readonly string[] {
  if ('terms' in node) return [...new Set(node.terms.flatMap(attributesOf))];
  return [node.path.attribute];
}

/** One of these values must be the attribute's, or among them when it is a list. */
export interface Equality {
  readonly attribute: string;
  readonly values: readonly QLiteral[];
}

/** The equalities that must hold whatever else the query says: what a database can narrow by. */
export function equalitiesOf(node: QNode): readonly Equality[] {
  if ('terms' in node) return node.op === 'and' ? node.terms.flatMap(equalitiesOf) : [];
  if (node.op !== '==' || node.path.sub !== null || node.path.members.length > 0) return [];
  const values = node.values.flatMap((value) => ('value' in value ? [value.value] : []));
  return values.length === node.values.length ? [{ attribute: node.path.attribute, values }] : [];
}

class Reader {
  readonly #text: string;
  /** Names in the order in which they stand. */
  readonly names: { readonly start: number; readonly end: number; readonly name: string }[] = [];
  #position = 0;
  constructor(text: string) {
    this.#text = text;
  }
  atEnd(): boolean {
    return this.#position >= this.#text.length;
  }
  take(literal: string): boolean {
    if (!this.#text.startsWith(literal, this.#position)) return false;
    this.#position += literal.length;
    return true;
  }
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text);
    if (found) this.#position = pattern.lastIndex;
    return found;
  }
  name(): string {
    const start = this.#position;
    const name = this.match(NAME)?.[0] ?? this.match(IRI_NAME)?.[1] ?? this.fail('name');
    this.names.push({ start, end: this.#position, name });
    return name;
  }
  fail(expected: string): never {
    throw new Problem('facts.bad-query', { position: this.#position, expected });
  }
}

function alternatives(reader: Reader, depth: number): QNode {
  const terms = [conjunction(reader, depth)];
  while (reader.take('|')) terms.push(conjunction(reader, depth));
  return only(terms) ?? { op: 'or', terms };
}

function conjunction(reader: Reader, depth: number): QNode {
  const terms = [term(reader, depth)];
  while (reader.take(';')) terms.push(term(reader, depth));
  return only(terms) ?? { op: 'and', terms };
}

function only(terms: readonly QNode[]): QNode | undefined {
  return terms.length === 1 ? terms[0] : undefined;
}

function term(reader: Reader, depth: number): QNode {
  if (depth > DEPTH_LIMIT) reader.fail(`depth <= ${DEPTH_LIMIT}`);
  if (reader.take('(')) {
    const inner = alternatives(reader, depth + 1);
    if (!reader.take(')')) reader.fail(')');
    return inner;
  }
  const path = parsePath(reader);
  const comparator = reader.match(COMPARATOR)?.[0] as QComparator | undefined;
  if (!comparator) return { op: 'exists', path };
  if (comparator === '~=' || comparator === '!~=')
    return { op: comparator, path, values: [readPattern(reader)] };
  const values = [readValue(reader)];
  while (reader.take(',')) values.push(readValue(reader));
  const several = values.length > 1 || values.some((one) => 'from' in one);
  if (several && comparator !== '==' && comparator !== '!=') reader.fail('== | !=');
  return { op: comparator, path, values };
}

function parsePath(reader: Reader): QPath {
  const attribute = reader.name();
  const sub = reader.take('.') ? reader.name() : null;
  const members: string[] = [];
  if (reader.take('[')) {
    do members.push(reader.name());
    while (reader.take('.'));
    if (!reader.take(']')) reader.fail(']');
  }
  return { attribute, sub, members };
}

function readValue(reader: Reader): QValue {
  const from = readLiteral(reader);
  return reader.take('..') ? { from, to: readLiteral(reader) } : { value: from };
}

function readLiteral(reader: Reader): QLiteral {
  const quoted = reader.match(QUOTED);
  if (quoted) return (quoted[1] ?? '').replaceAll(/\\(["\\])/g, '$1');
  const number = reader.match(NUMBER);
  if (number) return Number(number[0]);
  const bare = reader.match(BARE)?.[0].trim();
  if (!bare) reader.fail('value');
  if (bare === 'true' || bare === 'false') return bare === 'true';
  return bare;
}

function readPattern(reader: Reader): QValue {
  const quoted = reader.match(QUOTED_PATTERN)?.[1]?.replaceAll('\\"', '"');
  const source = quoted ?? reader.match(/[^;|)"][^;|)]*/y)?.[0] ?? reader.fail('pattern');
  if (source.length > 256) reader.fail('pattern <= 256');
  return { value: source };
}
