/**
 * Values of the Cedar language (Cedar 4, "Data types"): Boolean, Long as bigint, String, entities by their uid, sets and
 * records. Extension values there are none: policies that use them are refused (compile-expression.ts).
 */
export type Value = boolean | bigint | string | EntityRef | CedarSet | CedarRecord;

/** Names an entity; whether there is anything to know of it, the entities of a request tell. */
export class EntityRef {
  readonly type: string;
  readonly id: string;
  /** Of an entity among others. */
  readonly key: string;
  constructor(type: string, id: string) {
    this.type = type;
    this.id = id;
    this.key = entityKey(type, id);
  }
}

/** An entity that something is known of. */
export class CedarEntity extends EntityRef {
  readonly attributes: CedarRecord;
  readonly tags: CedarRecord;
  /** Keys of everything above it, not only of its parents. */
  readonly ancestors: ReadonlySet<string>;
  #groups: readonly string[] | null = null;
  constructor(
    type: string,
    id: string,
    known: {
      readonly attributes?: CedarRecord;
      readonly tags?: CedarRecord;
      readonly ancestors?: ReadonlySet<string>;
    } = {},
  ) {
    super(type, id);
    this.attributes = known.attributes ?? NOTHING;
    this.tags = known.tags ?? NOTHING;
    this.ancestors = known.ancestors ?? NO_KEYS;
  }

  /** Its own key and those of its ancestors: asked for at every decision, and the same at each. */
  get groups(): readonly string[] {
    this.#groups ??= [this.key, ...this.ancestors];
    return this.#groups;
  }
}

/** Unordered, each member once. */
export class CedarSet {
  readonly members: ReadonlyMap<string, Value>;
  constructor(members: Iterable<Value>) {
    this.members = new Map([...members].map((member) => [keyOf(member), member]));
  }
  has(value: Value): boolean {
    return this.members.has(keyOf(value));
  }
}

export type CedarRecord = ReadonlyMap<string, Value>;

const NOTHING: CedarRecord = new Map();
const NO_KEYS: ReadonlySet<string> = new Set();

/** No name of a type contains a quotation mark. */
export function entityKey(type: string, id: string): string {
  return `${type}"${id}`;
}

/** The same text for equal values, another one for others. */
export function keyOf(value: Value): string {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'bigint') return `i${value}`;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof EntityRef) return `e${value.key}`;
  if (value instanceof CedarSet) return `S${JSON.stringify([...value.members.keys()].toSorted())}`;
  const members = [...value].map(([name, member]) => [name, keyOf(member)] as const);
  return `R${JSON.stringify(members.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** `==`: of different types, nothing is equal. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (a instanceof EntityRef) return b instanceof EntityRef && a.key === b.key;
  return keyOf(a) === keyOf(b);
}
