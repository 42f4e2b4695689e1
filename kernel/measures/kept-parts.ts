import { Problem } from '../http/problem.ts';
import { readsAttribute } from './definition.ts';
import { compileMeasure } from './evaluator.ts';
import { partsOf } from './parts-of.ts';
import type { EvidenceBundle } from './verify.ts';

/** What of a figure belongs to one value of each attribute. */
export interface FigurePart {
  /** A value of each attribute; the id of an entity for a relationship. */
  readonly of: readonly string[];
  /** In the measure's unit; null where there is nothing to compute from. */
  readonly value: number | null;
  readonly facts: number;
}

/** A figure in its parts, in the unit of the definition that it was computed by. */
export interface PartedFigure {
  readonly unit: string;
  readonly parts: readonly FigurePart[];
}

/** So many answers are kept: a page asks for some, of the newest measurements. */
const KEPT = 200;

/** Figures in parts. A measurement never changes, and its facts are many: what was computed last stays at hand. */
export class KeptParts {
  readonly #bundle: (id: string) => Promise<EvidenceBundle>;
  readonly #kept = new Map<string, Promise<PartedFigure>>();

  constructor(bundle: (id: string) => Promise<EvidenceBundle>) {
    this.#bundle = bundle;
  }

  read(id: string, attributes: readonly string[]): Promise<PartedFigure> {
    const key = JSON.stringify([id, ...attributes]);
    const parted = this.#kept.get(key) ?? this.#compute(id, attributes);
    this.#kept.delete(key);
    this.#kept.set(key, parted);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    // What failed is asked for anew.
    parted.catch(() => this.#kept.delete(key));
    return parted;
  }

  async #compute(id: string, attributes: readonly string[]): Promise<PartedFigure> {
    const { definition, facts } = await this.#bundle(id);
    const stray = attributes.find((attribute) => !readsAttribute(definition, attribute));
    if (stray !== undefined)
      throw new Problem('measures.attribute-not-read', { code: definition.code, attribute: stray });
    const measure = compileMeasure(definition);
    const reads = (selection: string, attribute: string) => readsAttribute(definition, attribute, selection);
    const parts = partsOf(facts, reads, attributes).map((part) => ({
      of: part.of,
      value: measure.compute(part.facts).value,
      facts: Object.values(part.facts).reduce((sum, own) => sum + own.length, 0),
    }));
    return { unit: definition.unit, parts };
  }
}
