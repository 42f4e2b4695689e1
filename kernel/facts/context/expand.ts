import type { Json, JsonObject } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';
import { type CompiledContext, coreTerm, iriOf } from './compiled-context.ts';
import type { Term } from './term.ts';
import { type Direction, Walk } from './walk.ts';

/**
 * An entity, or a fragment of one, in the words of the core context alone (ETSI GS CIM 009 V1.9.1, clause 5.5.7): read with
 * only that context, the result says what the input says with its own. `@context` at the top is left out.
 * An attribute that is a plain value (concise and simplified forms) is a Property's value, whatever the term's `@type`.
 * @param simplified attributes are values themselves (clause 4.5.4)
 * @throws Problem facts.bad-context for a context below the top, facts.name-twice for two names of one attribute
 */
export function expandEntity(entity: JsonObject, context: CompiledContext, simplified = false): JsonObject {
  const { '@context': _, ...rest } = entity;
  return new Walk(new Expansion(context)).entity(rest, 0, simplified);
}

/** One attribute by itself, as `PATCH …/attrs/{name}` has it. */
export function expandAttribute(attribute: Json, context: CompiledContext): Json {
  return new Walk(new Expansion(context)).attribute(attribute, 0);
}

class Expansion implements Direction {
  readonly expands = true;
  readonly #context: CompiledContext;
  constructor(context: CompiledContext) {
    this.#context = context;
  }

  name = (text: string): string => {
    // Both spellings mean the same (clause 4.4); only these two are ever given back.
    if (text === '@id') return 'id';
    return text === '@type' ? 'type' : this.#context.storedName(text);
  };

  uri = (text: string): string => this.#context.fullUri(text);

  member(key: string, value: Json, walk: Walk, depth: number): readonly [string, Json] {
    const name = this.#context.storedName(key);
    if (coreTerm(name) || name.startsWith('@')) return [name, walk.core(name, value, depth)];
    return [name, this.#under(this.#context.term(key), value, walk, depth)];
  }

  /** A value under a term of the user's, whose type, language and container count here as in JSON-LD. */
  #under(term: Term | undefined, value: Json, walk: Walk, depth: number): Json {
    if (!term) return walk.json(value, depth);
    if (term.type === '@json') return { '@type': '@json', '@value': value };
    if (term.container === 'language') return languageValues(value) ?? walk.json(value, depth);
    const items = this.#coerced(term, value, walk, depth);
    if (term.container !== 'list' || (isObject(value) && Object.hasOwn(value, '@list'))) return items;
    return { '@list': Array.isArray(items) ? items : [items] };
  }

  #coerced(term: Term, value: Json, walk: Walk, depth: number): Json {
    if (Array.isArray(value)) return value.map((one) => this.#coerced(term, one, walk, depth + 1));
    if (isObject(value) && Object.hasOwn(value, '@list'))
      return { ...value, '@list': this.#coerced(term, value['@list'] ?? [], walk, depth + 1) };
    if (isObject(value) || value === null) return walk.json(value, depth);
    const { type, language } = term;
    const text = typeof value === 'string';
    if (type === '@id') return text ? { '@id': this.uri(value) } : value;
    if (type === '@vocab') return text ? { '@id': iriOf(this.#context.storedName(value)) } : value;
    if (type !== null) return { '@type': this.#context.storedName(type), '@value': value };
    return language !== null && text ? { '@value': value, '@language': language } : value;
  }
}

/** A map of languages as texts that each say theirs; undefined for anything else, which then is JSON like any other. */
function languageValues(map: Json): Json | undefined {
  if (!isObject(map)) return undefined;
  const texts = Object.entries(map)
    .toSorted(byKey)
    .flatMap(([language, one]) =>
      (Array.isArray(one) ? one : [one]).map((text: Json) => [language, text] as const),
    );
  if (texts.some(([, text]) => typeof text !== 'string')) return undefined;
  return texts.map(([language, text]) =>
    language === '@none' ? text : { '@value': text, '@language': language },
  );
}

/** The order in which JSON-LD reads languages. */
const byKey = ([one]: readonly [string, Json], [other]: readonly [string, Json]): number =>
  one < other ? -1 : 1;
