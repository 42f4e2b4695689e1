import { Problem } from '../../http/problem.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';
import { shorten } from '../model/shorten.ts';
import { coreTerm } from './compiled-context.ts';

type Out = Record<string, Json>;

/** One way of the translation between a context's words and those of the core alone. */
export interface Direction {
  /** Away from a context's words; else towards them. */
  readonly expands: boolean;
  /** Of a type, an attribute, a word of a vocabulary. */
  name(text: string): string;
  uri(text: string): string;
  /** A member inside a value: what it is called and what it holds on the other side. */
  member(key: string, value: Json, walk: Walk, depth: number): readonly [string, Json];
}

/** What is nested deeper is left as it is: it is refused as soon as somebody wants to store it. */
const DEPTH_LIMIT = 96;
/** Members of an entity that are no attributes. */
const OF_ENTITIES: ReadonlySet<string> = new Set(
  '@id @type id type scope createdAt modifiedAt deletedAt expiresAt'.split(' '),
);

/** How what a core term holds is read. */
type Role = 'names' | 'uris' | 'untouched' | 'entities' | 'by-dataset' | 'json';

const ROLES = new Map<string, Role>([
  ['@id', 'uris'],
  ['@type', 'names'],
  ['id', 'uris'],
  ['type', 'names'],
  ['vocabs', 'names'],
  ['entity', 'entities'],
  ['entityList', 'entities'],
  // Lists of what is not translated in the singular either.
  ['jsons', 'untouched'],
  ['languageMaps', 'untouched'],
  // Results and times of aggregates: nothing to translate, and there may be many.
  ...'totalCount distinctCount sum avg min max stddev sumsq'
    .split(' ')
    .map((method) => [method, 'untouched'] as const),
]);

function roleOf(name: string): Role {
  const known = ROLES.get(name);
  if (known) return known;
  const term = coreTerm(name);
  const role = ((): Role => {
    const { type = null, container = null } = term ?? {};
    if (type === '@json' || container === 'language') return 'untouched';
    if (type === '@vocab') return 'names';
    if (type === '@id') return 'uris';
    return container === 'index' ? 'by-dataset' : 'json';
  })();
  // Only of the core's terms, which are few; keywords may be anybody's invention.
  if (term) ROLES.set(name, role);
  return role;
}

/** Goes through an entity and translates its names: of types, attributes, their attributes, and inside their values. */
export class Walk {
  readonly #to: Direction;
  constructor(direction: Direction) {
    this.#to = direction;
  }

  /** @param simplified attributes are values themselves (clause 4.5.4) */
  entity(entity: JsonObject, depth: number, simplified = false): Out {
    return this.#named(entity, (name, value) => {
      if (OF_ENTITIES.has(name)) return this.core(name, value, depth + 1);
      return simplified ? this.json(value, depth + 1) : this.attribute(value, depth + 1);
    });
  }

  /** An attribute, several of its instances, or a plain value (concise form, clause 4.5.3). */
  attribute(attribute: Json, depth: number): Json {
    if (typeof attribute !== 'object' || attribute === null || depth > DEPTH_LIMIT) return attribute;
    if (Array.isArray(attribute)) return attribute.map((one) => this.attribute(one, depth + 1));
    return this.#named(attribute as JsonObject, (name, value) =>
      isSubAttribute(name, value) ? this.attribute(value, depth + 1) : this.core(name, value, depth + 1),
    );
  }

  /** What a core term or keyword holds. */
  core(name: string, value: Json, depth: number): Json {
    const role = roleOf(name);
    if (role === 'untouched' || depth > DEPTH_LIMIT) return value;
    if (role === 'names') return this.#texts(value, this.#to.name, depth);
    if (role === 'uris') return this.#texts(value, this.#to.uri, depth);
    if (role === 'entities') return eachObject(value, (entity) => this.entity(entity, depth + 1));
    if (role === 'by-dataset' && isObject(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, this.attribute(one, depth + 1)]),
      );
    return this.json(value, depth);
  }

  /** JSON inside a value. */
  json(json: Json, depth: number): Json {
    if (typeof json !== 'object' || json === null || depth > DEPTH_LIMIT) return json;
    if (Array.isArray(json)) return json.map((one) => this.json(one, depth + 1));
    const object = json as JsonObject;
    // A literal in JSON-LD's own form: only its type is a name.
    const literal = Object.hasOwn(object, '@value');
    const out: Out = {};
    for (const key of Object.keys(object)) {
      const inner = object[key] ?? null;
      const [name, value] = literal
        ? [key, key === '@value' ? inner : this.core(key, inner, depth + 1)]
        : this.#to.member(key, inner, this, depth + 1);
      this.#refuse(out, key, name);
      out[name] = value;
    }
    return out;
  }

  #named(object: JsonObject, translate: (name: string, value: Json) => Json): Out {
    const out: Out = {};
    let renamed = false;
    for (const key of Object.keys(object)) {
      const name = this.#to.name(key);
      renamed ||= name !== key;
      // As long as every name is as it was, no two can have become one.
      if (renamed || key === '@context') this.#refuse(out, key, name);
      out[name] = translate(this.#to.expands ? name : key, object[key] ?? null);
    }
    return out;
  }

  /** On the way in only: what was stored goes out, whatever it is. */
  #refuse(out: Out, key: string, name: string): void {
    if (!this.#to.expands) return;
    if (key === '@context') throw new Problem('facts.bad-context', { where: '@context', reason: '⊄' });
    if (Object.hasOwn(out, name))
      throw new Problem('facts.name-twice', { name: shorten(key), same: shorten(name) });
  }

  #texts(value: Json, translate: (text: string) => string, depth: number): Json {
    if (typeof value === 'string') return translate(value);
    if (depth > DEPTH_LIMIT) return value;
    if (Array.isArray(value)) return value.map((one) => this.#texts(one, translate, depth + 1));
    return this.json(value, depth);
  }
}

/** A name of the user's is an attribute of the attribute; a core term is one only where it has an object, not its own value. */
function isSubAttribute(name: string, value: Json): boolean {
  const term = coreTerm(name);
  if (!term) return !name.startsWith('@');
  if (typeof value !== 'object' || name === 'value' || name === 'previousValue' || ROLES.has(name))
    return false;
  return term.type === null && term.container === null;
}

function eachObject(value: Json, translate: (object: JsonObject) => Json): Json {
  if (Array.isArray(value)) return value.map((one) => (isObject(one) ? translate(one) : one));
  return isObject(value) ? translate(value) : value;
}
