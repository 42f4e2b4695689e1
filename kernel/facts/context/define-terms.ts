import { Problem } from '../../http/problem.ts';
import type { Json } from '../model/entity.ts';
import { shorten } from '../model/shorten.ts';
import type { ContextObject } from './core-terms.ts';
import { type Container, isAbsoluteIri, isKeyword, isLikeKeyword, sameTerm, type Term } from './term.ts';

/** Characters of an IRI that prefixes and vocabularies make: each may lengthen the one before. */
const IRI_LIMIT = 2048;
/** Characters of all terms together: what is kept of a context, which may be far more than was sent. */
const CHARACTER_LIMIT = 2_000_000;

/** What contexts have said so far. */
export interface Definitions {
  readonly terms: ReadonlyMap<string, Term>;
  readonly vocabulary: string | null;
  /** Of all names and IRIs that were defined on the way. */
  readonly characters: number;
}

export const nothingDefined: Definitions = { terms: new Map(), vocabulary: null, characters: 0 };

const TERM_MEMBERS = new Set([
  '@id',
  '@type',
  '@container',
  '@language',
  '@direction',
  '@prefix',
  '@protected',
]);
/**
 * Keywords of a context that have no say here: entities are named by absolute URIs (no `@base`), their texts have languages
 * only in a LanguageProperty (no `@language`), and a context stands at the top alone (no `@propagate`).
 */
const WITHOUT_EFFECT = new Set(['@base', '@language', '@direction', '@propagate']);

/**
 * Adds the terms of one context to those before it (JSON-LD 1.1 API, sections 4.1 and 4.2).
 * @throws Problem facts.bad-context for what JSON-LD or NGSI-LD refuses: scoped contexts, cycles, redefined keywords …
 */
export function defineTerms(local: ContextObject, before: Definitions): Definitions {
  const work = new Work(local, before);
  for (const term of Object.keys(local)) {
    if (isKeyword(term) && term !== '@type') checkKeyword(term, local[term]);
    else work.define(term);
  }
  const { terms, vocabulary, characters } = work;
  return { terms, vocabulary, characters };
}

function checkKeyword(keyword: string, value: Json | undefined): void {
  if (keyword === '@vocab' || WITHOUT_EFFECT.has(keyword)) return;
  if (keyword === '@version' && value === 1.1) return;
  if (keyword === '@protected' && typeof value === 'boolean') return;
  throw bad(keyword, shorten(value));
}

class Work {
  readonly terms: Map<string, Term>;
  readonly vocabulary: string | null;
  characters: number;
  readonly #local: ContextObject;
  readonly #before: Definitions;
  /** false: being defined. */
  readonly #defined = new Map<string, boolean>();

  constructor(local: ContextObject, before: Definitions) {
    this.#local = local;
    this.#before = before;
    this.terms = new Map(before.terms);
    this.vocabulary = before.vocabulary;
    this.characters = before.characters;
    if (Object.hasOwn(local, '@vocab')) this.vocabulary = this.#vocabularyOf(local['@vocab']);
  }

  define(term: string): void {
    const state = this.#defined.get(term);
    if (state === true) return;
    if (state === false) throw bad(term, '↻');
    this.#defined.set(term, false);
    const earlier = this.#before.terms.get(term);
    // While it is being read, the earlier meaning must not be taken for it.
    this.terms.delete(term);
    const made = this.#read(term, this.#local[term]);
    if (made) {
      this.characters += term.length + (made.iri?.length ?? 0) + (made.type?.length ?? 0);
      if (this.characters > CHARACTER_LIMIT) throw bad(term, `> ${CHARACTER_LIMIT}`);
      this.terms.set(term, keepProtected(term, made, earlier));
    }
    if (!made && earlier) this.terms.set(term, earlier);
    this.#defined.set(term, true);
  }

  #read(term: string, value: Json | undefined): Term | null {
    if (term === '' || term === '__proto__' || isKeyword(term)) throw bad(term, '∉ JSON-LD 1.1');
    if (isLikeKeyword(term)) return null;
    if (value === null) return this.#term({ iri: null });
    if (typeof value === 'string') {
      if (isLikeKeyword(value) && !isKeyword(value)) return null;
      const iri = this.#iriOf(term, value);
      const prefix = !/[:/]/.test(term) && /[:/?#[\]@]$/.test(iri);
      return this.#term({ iri, prefix });
    }
    if (typeof value !== 'object' || Array.isArray(value)) throw bad(term, shorten(value));
    return this.#readObject(term, value as ContextObject);
  }

  #readObject(term: string, value: ContextObject): Term | null {
    for (const member of Object.keys(value)) {
      // Scoped contexts, @reverse, @nest, @index: what would reshape NGSI-LD elements (clause 5.5.7).
      if (!TERM_MEMBERS.has(member)) throw bad(term, `∌ ${shorten(member)}`);
    }
    const id = value['@id'];
    if (id === null) return this.#term({ iri: null });
    if (id !== undefined && typeof id !== 'string') throw bad(term, '@id');
    if (id !== undefined && isLikeKeyword(id) && !isKeyword(id)) return null;
    const iri = id === undefined || id === term ? this.#ownIri(term) : this.#iriOf(term, id);
    const prefix = value['@prefix'] ?? false;
    const canBePrefix = value['@prefix'] === undefined || (!/[:/]/.test(term) && !isKeyword(iri));
    if (typeof prefix !== 'boolean' || !canBePrefix) throw bad(term, '@prefix');
    const isProtected = value['@protected'];
    if (isProtected !== undefined && typeof isProtected !== 'boolean') throw bad(term, '@protected');
    const language = value['@language'] ?? null;
    if (language !== null && typeof language !== 'string') throw bad(term, '@language');
    const type = this.#typeOf(term, value['@type']);
    return this.#term({
      iri,
      prefix,
      type,
      language: type === null ? language : null,
      container: containerOf(term, value['@container']),
      ...(isProtected === undefined ? {} : { protected: isProtected }),
    });
  }

  #term(parts: Partial<Term> & { readonly iri: string | null }): Term {
    const everywhere = this.#local['@protected'] === true;
    return { type: null, language: null, container: null, prefix: false, protected: everywhere, ...parts };
  }

  #vocabularyOf(value: Json | undefined): string | null {
    if (value === null) return null;
    if (typeof value !== 'string') throw bad('@vocab', shorten(value));
    // By what earlier contexts say: the terms of this one lean on it.
    const iri = this.#expand(value, false);
    if (!isAbsoluteIri(iri)) throw bad('@vocab', shorten(value));
    return iri;
  }

  #typeOf(term: string, value: Json | undefined): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') throw bad(term, '@type');
    const type = this.#expand(value);
    if (type === '@none') return null;
    if (
      type === '@id' ||
      type === '@vocab' ||
      type === '@json' ||
      (isAbsoluteIri(type) && !type.startsWith('_:'))
    )
      return type;
    throw bad(term, `@type ${shorten(value)}`);
  }

  #iriOf(term: string, value: string): string {
    const iri = this.#expand(value);
    if (iri === '@context' || (!isKeyword(iri) && !isAbsoluteIri(iri))) throw bad(term, shorten(value));
    // A term that looks like an IRI must be that IRI.
    if (/:[^:]|\//.test(term)) {
      this.#defined.set(term, true);
      const itself = this.#expand(term);
      this.#defined.set(term, false);
      if (itself !== iri) throw bad(term, shorten(value));
    }
    return iri;
  }

  /** Of a term that names no IRI: itself when it is one, compact or absolute; else in the vocabulary. */
  #ownIri(term: string): string {
    this.#defined.set(term, true);
    const iri = this.#expand(term);
    this.#defined.set(term, false);
    if (!isAbsoluteIri(iri)) throw bad(term, '@id');
    return iri;
  }

  /** JSON-LD 1.1 API, section 5.2, relative to the vocabulary. */
  #expand(value: string, withLocal = true): string {
    if (isKeyword(value)) return value;
    if (withLocal) this.#first(value);
    const known = this.terms.get(value);
    if (known?.iri === null) throw bad(value, 'null');
    if (known) return known.iri;
    const colon = value.indexOf(':', 1);
    if (colon > 0) {
      const [prefix, suffix] = [value.slice(0, colon), value.slice(colon + 1)];
      if (prefix === '_' || suffix.startsWith('//')) return value;
      if (withLocal) this.#first(prefix);
      const found = this.terms.get(prefix);
      if (found?.prefix && found.iri !== null) return withinLimit(found.iri, suffix);
      if (isAbsoluteIri(value)) return value;
    }
    return this.vocabulary === null ? value : withinLimit(this.vocabulary, value);
  }

  /** What this definition leans on is defined before it. */
  #first(term: string): void {
    if (Object.hasOwn(this.#local, term) && this.#defined.get(term) !== true && !isKeyword(term))
      this.define(term);
  }
}

function withinLimit(start: string, end: string): string {
  if (start.length + end.length > IRI_LIMIT) throw bad(end, `> ${IRI_LIMIT}`);
  return start + end;
}

function keepProtected(term: string, made: Term, earlier: Term | undefined): Term {
  if (!earlier?.protected) return made;
  if (sameTerm(made, earlier)) return earlier;
  throw bad(term, '@protected');
}

function containerOf(term: string, value: Json | undefined): Container | null {
  if (value === undefined || value === null) return null;
  const names = (Array.isArray(value) ? value : [value]).filter((name) => name !== '@set');
  if (names.length === 0) return 'set';
  const [name] = names;
  if (names.length === 1 && (name === '@list' || name === '@language' || name === '@index'))
    return name === '@list' ? 'list' : name === '@language' ? 'language' : 'index';
  throw bad(term, `@container ${shorten(value)}`);
}

function bad(where: string, reason: string): Problem {
  return new Problem('facts.bad-context', { where: shorten(where), reason });
}
