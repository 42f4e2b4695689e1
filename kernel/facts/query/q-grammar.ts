import { Problem } from '../../http/problem.ts';
import { asItStands, type Reading } from './q-reading.ts';
import type { QComparator, QLinked, QLiteral, QNode, QPath, QValue } from './q-tree.ts';

const COMPARATOR = /==|!~=|~=|!=|>=|<=|>|</y;
const NAME = /[A-Za-z][A-Za-z0-9_]*/y;
/** A language, where a member of a value may stand; `*` is any. */
const LANGUAGE = /\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})+/y;
/** A name that is an IRI, whose colons and dots would otherwise mean something. */
const IRI_NAME = /<([A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]+)>/uy;
const NUMBER = /[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?=$|[;|),]|\.\.)/y;
const QUOTED = /"((?:[^"\\]|\\["\\])*)"/y;
/** A pattern keeps its escapes: only the quote itself is escaped for us. */
const QUOTED_PATTERN = /"((?:[^"\\]|\\.)*)"/suy;
const TRUTH = /\s*(true|false)\s*(?=$|[;|),]|\.\.)/y;
const BARE = /(?:(?!\.\.)[^;|(),"])+/y;
const DEPTH_LIMIT = 32;
/** Relationships behind one another. */
const LINKS_LIMIT = 8;
const LENGTH_LIMIT = 8192;

/** @throws Problem facts.bad-query with the position of the fault. */
export function parseQ(text: string): QNode {
  return parsed(text).node;
}

/** The same query with other names: of attributes, of their attributes, of types, and of members of values. */
export function renameQ(
  text: string,
  rename: (name: string) => string,
  reading: Reading = asItStands,
): string {
  const { jsonKeys, expandValues, renameValue } = reading;
  const isAmong = (path: readonly string[], names: readonly string[]): boolean =>
    names.some((name) => path.includes(name));
  let out = '';
  let from = 0;
  for (const { start, end, said, role, path } of parsed(text).words) {
    if (role === 'member' && isAmong(path, jsonKeys)) continue;
    if (role === 'value' && !isAmong(path, expandValues)) continue;
    out += text.slice(from, start);
    if (role === 'value') out += quoted(renameValue(said));
    else out += named(rename(said));
    from = end;
  }
  return out + text.slice(from);
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
const named = (name: string): string => (isPlainName(name) ? name : `<${name}>`);

function isPlainName(name: string): boolean {
  NAME.lastIndex = 0;
  return NAME.exec(name)?.[0] === name;
}

function parsed(text: string): { readonly node: QNode; readonly words: readonly Word[] } {
  if (text.length > LENGTH_LIMIT)
    throw new Problem('facts.bad-query', { position: LENGTH_LIMIT, expected: `<= ${LENGTH_LIMIT}` });
  const unstorable = /\0|\p{Cs}/u.exec(text);
  if (unstorable) throw new Problem('facts.bad-query', { position: unstorable.index, expected: 'text' });
  const reader = new Reader(text);
  const node = alternatives(reader, 0);
  if (!reader.atEnd()) reader.fail('; | )');
  return { node, words: reader.words };
}

/** A name or a text that something is compared with, and where it stands. */
interface Word {
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly role: 'name' | 'type' | 'member' | 'value';
  /** The attributes that lead to it. */
  readonly path: readonly string[];
}

class Reader {
  readonly #text: string;
  /** In the order in which they stand. */
  readonly words: Word[] = [];
  /** The attributes of the condition that is being read. */
  #path: string[] = [];
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
  name(role: 'name' | 'type' | 'member' = 'name'): string {
    const start = this.#position;
    const name = this.match(NAME)?.[0] ?? this.match(IRI_NAME)?.[1] ?? this.fail('name');
    if (role === 'name') this.#path.push(name);
    this.#note(start, name, role);
    return name;
  }
  /** A text that something is compared with. */
  text(pattern: RegExp, read: (found: RegExpExecArray) => string): string | undefined {
    const start = this.#position;
    const found = this.match(pattern);
    if (!found) return undefined;
    const said = read(found);
    this.#note(start, said, 'value');
    return said;
  }
  /** Another condition begins. */
  begin(): void {
    this.#path = [];
  }
  #note(start: number, said: string, role: Word['role']): void {
    this.words.push({ start, end: this.#position, said, role, path: this.#path });
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
  reader.begin();
  const path = parsePath(reader, 0);
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

function parsePath(reader: Reader, links: number): QPath {
  const attribute = reader.name();
  if (reader.take('{')) return { attribute, subs: [], members: [], linked: parseLinked(reader, links + 1) };
  const subs: string[] = [];
  while (reader.take('.')) subs.push(reader.name());
  const members: string[] = [];
  if (reader.take('[')) {
    do members.push(reader.match(LANGUAGE)?.[0] ?? reader.name('member'));
    while (reader.take('.'));
    if (!reader.take(']')) reader.fail(']');
  }
  return { attribute, subs, members };
}

/** `Type,Type:path}` */
function parseLinked(reader: Reader, links: number): QLinked {
  if (links > LINKS_LIMIT) reader.fail(`{} <= ${LINKS_LIMIT}`);
  const types: string[] = [];
  if (reader.match(/(?=(?:[A-Za-z0-9_]+|<[^>]*>)(?:,(?:[A-Za-z0-9_]+|<[^>]*>))*:)/y)) {
    do types.push(reader.name('type'));
    while (reader.take(','));
    reader.take(':');
  }
  const path = parsePath(reader, links);
  if (!reader.take('}')) reader.fail('}');
  return { types, path };
}

function readValue(reader: Reader): QValue {
  const from = readLiteral(reader);
  return reader.take('..') ? { from, to: readLiteral(reader) } : { value: from };
}

function readLiteral(reader: Reader): QLiteral {
  const said = reader.text(QUOTED, ([, inner = '']) => inner.replaceAll(/\\(["\\])/g, '$1'));
  if (said !== undefined) return said;
  const number = reader.match(NUMBER);
  if (number) return Number(number[0]);
  const truth = reader.match(TRUTH)?.[1];
  if (truth !== undefined) return truth === 'true';
  return reader.text(BARE, ([all]) => all.trim()) || reader.fail('value');
}

function readPattern(reader: Reader): QValue {
  const said = reader.match(QUOTED_PATTERN)?.[1]?.replaceAll('\\"', '"');
  const source = said ?? reader.match(/[^;|)"][^;|)]*/y)?.[0] ?? reader.fail('pattern');
  if (source.length > 256) reader.fail('pattern <= 256');
  return { value: source };
}
