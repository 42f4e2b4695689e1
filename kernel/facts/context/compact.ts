import type { Json, JsonObject } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';
import { type CompiledContext, coreTerm, iriOf } from './compiled-context.ts';
import type { Term } from './term.ts';
import { type Direction, Walk } from './walk.ts';

/**
 * The way back of `expandEntity`: what is said in the words of the core context alone, in those of another. URIs stay whole,
 * so that an entity's id is the same in every answer.
 * @param simplified attributes are values themselves (clause 4.5.4)
 */
export function compactEntity(entity: JsonObject, context: CompiledContext, simplified = false): JsonObject {
  return new Walk(new Compaction(context)).entity(entity, 0, simplified);
}

class Compaction implements Direction {
  readonly expands = false;
  readonly #context: CompiledContext;
  constructor(context: CompiledContext) {
    this.#context = context;
  }

  name = (text: string): string => this.#context.writtenName(text);

  uri = (text: string): string => text;

  /** A term serves only where reading it again gives the same value: by type, language and container (JSON-LD 1.1 API, 6.4). */
  member(key: string, value: Json, walk: Walk, depth: number): readonly [string, Json] {
    if (coreTerm(key) || key.startsWith('@')) return [key, walk.core(key, value, depth)];
    const candidates = this.#context.candidates(iriOf(key));
    for (const exactly of [true, false]) {
      for (const { name, term } of candidates) {
        const written = this.#under(term, value, exactly, walk, depth);
        if (written !== undefined) return [name, written];
      }
    }
    return [this.#context.nameWithoutTerm(key), walk.json(value, depth)];
  }

  /** @param exactly the term must say all that the value says of itself; otherwise the value may say it */
  #under(term: Term, value: Json, exactly: boolean, walk: Walk, depth: number): Json | undefined {
    if (term.container === 'language') return languageMap(value);
    if (term.container !== 'list') return this.#written(term, value, exactly, walk, depth);
    const list = isObject(value) && Object.keys(value).length === 1 ? value['@list'] : undefined;
    return Array.isArray(list) ? this.#written(term, list, exactly, walk, depth) : undefined;
  }

  #written(term: Term, value: Json, exactly: boolean, walk: Walk, depth: number): Json | undefined {
    if (Array.isArray(value)) {
      const items = value.map((one: Json) => this.#written(term, one, exactly, walk, depth + 1));
      return items.every((item) => item !== undefined) && term.type !== '@json' ? items : undefined;
    }
    const plain = term.type === null && term.language === null;
    if (!isObject(value)) {
      const needsNothing = plain || value === null || (typeof value !== 'string' && isReference(term));
      return needsNothing && term.type !== '@json' ? value : undefined;
    }
    const list = value['@list'];
    if (list !== undefined && !plain) {
      const written = this.#written(term, list, exactly, walk, depth + 1);
      return written === undefined ? undefined : { ...value, '@list': written };
    }
    const said = this.#said(term, value);
    if (said !== undefined) return said;
    if (term.type === '@json') return undefined;
    return plain || !exactly ? walk.json(value, depth) : undefined;
  }

  /** The bare value, where the term says the rest. */
  #said(term: Term, value: JsonObject): Json | undefined {
    const members = Object.keys(value).length;
    const { '@id': id, '@value': literal, '@language': language } = value;
    const type = value['@type'] ?? value['type'];
    if (members === 1 && typeof id === 'string') {
      if (term.type === '@id') return id;
      return term.type === '@vocab' ? this.#context.wordFor(id) : undefined;
    }
    if (members !== 2 || literal === undefined) return undefined;
    if (typeof type === 'string') {
      if (type === '@json') return term.type === '@json' ? literal : undefined;
      return term.type !== null && !isObject(literal) && term.type === iriOf(type) ? literal : undefined;
    }
    return term.type === null && typeof language === 'string' && term.language === language
      ? literal
      : undefined;
  }
}

const isReference = ({ type }: Term): boolean => type === '@id' || type === '@vocab';

/** A list of texts in the order of their languages, as a map of languages; undefined for anything else. */
function languageMap(value: Json): Json | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const out: Record<string, Json> = {};
  let last = '';
  for (const one of value as readonly Json[]) {
    if (!isObject(one) || Object.keys(one).length !== 2) return undefined;
    const { '@value': text, '@language': language } = one;
    if (typeof text !== 'string' || typeof language !== 'string' || language <= last) return undefined;
    last = language;
    out[language] = text;
  }
  return Object.keys(out).length === value.length ? out : undefined;
}
