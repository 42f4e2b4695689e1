import { Problem } from '../../http/problem.ts';
import { shorten } from '../model/shorten.ts';
import { type ContextObject, coreContext, DEFAULT_VOCABULARY } from './core-terms.ts';
import { type Definitions, defineTerms, nothingDefined } from './define-terms.ts';
import { isAbsoluteIri, isKeyword, type Term } from './term.ts';

/** Names that are looked up again and again; beyond this many a memory starts anew. */
const REMEMBERED = 4096;
/** What a term weighs beside its characters: it stands in tables. */
const TERM_WEIGHT = 200;

const core: Definitions = defineTerms(coreContext, nothingDefined);

/** What a name is by the core context alone, which nobody can override. */
export const coreTerm = (name: string): Term | undefined => core.terms.get(name);

/** IRIs that the core has a plain word for: their values are read alike under both. */
const coreWords = new Map(
  [...core.terms].flatMap(([word, { iri, type, container }]) =>
    iri === null || isKeyword(iri) || type !== null || container !== null ? [] : [[iri, word] as const],
  ),
);

/**
 * One list of contexts with the core last, ready for use. Names are translated between what a request says and how the
 * same is said under the core context alone: there a name of the default vocabulary is short, a core term is itself, and
 * everything else is its IRI. That is how names are stored: what packs call `power` stays `power`, whoever asks.
 */
export class CompiledContext {
  /** Of the request's own contexts, without the core's. */
  readonly #terms: ReadonlyMap<string, Term>;
  readonly #stored = new Map<string, string>();
  readonly #written = new Map<string, string>();
  #candidates: ReadonlyMap<string, readonly Candidate[]> | null = null;
  #prefixes: readonly Candidate[] | null = null;

  /** What it takes of memory, in characters. */
  readonly weight: number;

  constructor({ terms, characters }: Definitions) {
    this.#terms = new Map([...terms].filter(([name]) => !core.terms.has(name)));
    this.weight = characters + this.#terms.size * TERM_WEIGHT;
  }

  /** How many terms the request's contexts have beyond the core. */
  get size(): number {
    return this.#terms.size;
  }

  /** What the request's contexts say about a name; the core's terms are `coreTerm`'s. */
  term(name: string): Term | undefined {
    return this.#terms.get(name);
  }

  /**
   * The name of a type, attribute or member as it is stored.
   * @throws Problem facts.bad-context for a name that the context takes its meaning away from
   */
  readonly storedName = (name: string): string => remembered(this.#stored, name, (text) => this.#store(text));

  /** A URI, which may be compact, in full. Names are not looked up: an entity's id is no word of a vocabulary. */
  fullUri(uri: string): string {
    const colon = uri.indexOf(':', 1);
    if (colon < 1 || uri.startsWith('//', colon + 1)) return uri;
    const prefix = this.#prefixOf(uri.slice(0, colon));
    return prefix?.iri ? prefix.iri + uri.slice(colon + 1) : uri;
  }

  /** A stored name as the request's context writes it; without a word for it, compact with a prefix, or the IRI. */
  writtenName(stored: string): string {
    return remembered(this.#written, stored, (text) => {
      if (core.terms.has(text) || isKeyword(text)) return text;
      const iri = iriOf(text);
      // A term with a datatype serves as well (clause 4.4 asks for such): an attribute is an object, which it leaves alone.
      const [plain] = this.candidates(iri)
        .filter(({ term }) => leavesObjects(term))
        .toSorted((a, b) => Number(isTyped(a.term)) - Number(isTyped(b.term)));
      return plain?.name ?? this.nameWithoutTerm(stored);
    });
  }

  /** How an IRI is written where words of a vocabulary are expected; undefined: it would be read as another. */
  wordFor(iri: string): string | undefined {
    return [this.writtenName(nameOf(iri)), iri].find((word) => iriOf(this.storedName(word)) === iri);
  }

  /** The terms that stand for a stored name's IRI: short ones first, as JSON-LD's compaction has it. */
  candidates(iri: string): readonly Candidate[] {
    this.#candidates ??= Map.groupBy(
      [...this.#terms].map(([name, term]) => ({ name, term })).toSorted(byLength),
      ({ term }) => term.iri ?? '',
    );
    return this.#candidates.get(iri) ?? [];
  }

  nameWithoutTerm(stored: string): string {
    if (!isAbsoluteIri(stored) && !this.#terms.has(stored)) return stored;
    const iri = iriOf(stored);
    this.#prefixes ??= [...this.#terms, ...core.terms]
      .filter(([, { prefix }]) => prefix)
      .map(([name, term]) => ({ name, term }))
      .toSorted(byLength);
    const compact = this.#prefixes
      .filter(({ term }) => term.iri !== null && iri.startsWith(term.iri) && iri.length > term.iri.length)
      .map(({ name, term }) => `${name}:${iri.slice(term.iri?.length)}`)
      .filter((text) => !this.#terms.has(text) && this.fullUri(text) === iri);
    return compact.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? iri;
  }

  #store(name: string): string {
    if (core.terms.has(name) || isKeyword(name)) return name;
    const term = this.#terms.get(name);
    if (term) {
      if (term.iri === null) throw new Problem('facts.bad-context', { where: shorten(name), reason: 'null' });
      return KEYWORD_NAMES[term.iri] ?? nameOf(term.iri);
    }
    const full = this.fullUri(name);
    return isAbsoluteIri(full) ? nameOf(full) : full;
  }

  #prefixOf(name: string): Term | undefined {
    const term = core.terms.get(name) ?? this.#terms.get(name);
    return term?.prefix ? term : undefined;
  }
}

export interface Candidate {
  readonly name: string;
  readonly term: Term;
}

const KEYWORD_NAMES: Readonly<Record<string, string>> = { '@id': 'id', '@type': 'type' };

/** The IRI of a stored name. */
export function iriOf(stored: string): string {
  const term = core.terms.get(stored);
  if (term?.iri) return term.iri;
  return isAbsoluteIri(stored) ? stored : DEFAULT_VOCABULARY + stored;
}

/** How an IRI is said under the core context alone. */
export function nameOf(iri: string): string {
  const word = coreWords.get(iri);
  if (word !== undefined) return word;
  if (!iri.startsWith(DEFAULT_VOCABULARY)) return iri;
  const rest = iri.slice(DEFAULT_VOCABULARY.length);
  const speaksForItself = /^[^@:][^:]*$/.test(rest) && !core.terms.has(rest) && rest !== '__proto__';
  return speaksForItself ? rest : iri;
}

/**
 * Compiles contexts in their order, the core context after them whatever they say (ETSI GS CIM 009 V1.9.1, clause 5.5.7).
 * null takes back what came before it.
 * @throws Problem facts.bad-context
 */
export function compileContext(contexts: readonly (ContextObject | null)[]): CompiledContext {
  let definitions = nothingDefined;
  for (const one of contexts) definitions = one === null ? nothingDefined : defineTerms(one, definitions);
  for (const [name, { container }] of definitions.terms) {
    if (container === 'index' && !core.terms.has(name))
      throw new Problem('facts.bad-context', { where: shorten(name), reason: '@container @index' });
  }
  return new CompiledContext(definitions);
}

/** What holds where a request brings no context (clause 5.5.5). */
export const coreOnly = compileContext([]);

/** Is an object under the term read as it stands? */
const leavesObjects = ({ type, container }: Term): boolean =>
  type !== '@json' && (container === null || container === 'set');

const isTyped = ({ type, language }: Term): boolean => (type !== null && type !== '@id') || language !== null;

function byLength(a: Candidate, b: Candidate): number {
  return a.name.length - b.name.length || (a.name < b.name ? -1 : 1);
}

function remembered(memory: Map<string, string>, key: string, make: (key: string) => string): string {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(key, made);
  return made;
}
