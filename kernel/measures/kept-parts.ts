import { setImmediate as pause } from 'node:timers/promises';
import { Problem } from '../http/problem.ts';
import { type MeasureDefinition, readsAttribute } from './definition.ts';
import { compileMeasure } from './evaluator.ts';
import { countParts, partsOf } from './parts-of.ts';
import { factsIn } from './present.ts';
import { type Row, rowsOf } from './rows.ts';
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

/** A measurement with the rows that it was computed from, by selection. */
export interface PartSource {
  readonly definition: MeasureDefinition;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

export function partSourceOf({ definition, facts }: EvidenceBundle): PartSource {
  return {
    definition,
    rows: Object.fromEntries(Object.entries(facts).map(([name, own]) => [name, rowsOf(own)])),
  };
}

/** Beyond that it is no overview any more, but work for minutes: by a number that every entity has its own of. */
const MOST_PARTS = 500;

/** So many answers are kept: a page asks for some, of the newest measurements. */
const KEPT = 200;

/** Figures in parts. A measurement never changes, and its facts are many: what was computed last stays at hand. */
export class KeptParts {
  readonly #source: (id: string) => Promise<PartSource>;
  readonly #kept = new Map<string, Promise<PartedFigure>>();

  constructor(source: (id: string) => Promise<PartSource>) {
    this.#source = source;
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
    const { definition, rows } = await this.#source(id);
    const stray = attributes.find((attribute) => !readsAttribute(definition, attribute));
    if (stray !== undefined)
      throw new Problem('measures.attribute-not-read', { code: definition.code, attribute: stray });
    const measure = compileMeasure(definition);
    const reads = (selection: string, attribute: string) => readsAttribute(definition, attribute, selection);
    const count = countParts(rows, reads, attributes);
    if (count > MOST_PARTS)
      throw new Problem('measures.too-many-parts', { code: definition.code, count, most: MOST_PARTS });
    const parts: FigurePart[] = [];
    for (const part of partsOf(rows, reads, attributes)) {
      // Each is an evaluation: others are answered in between.
      await pause();
      parts.push({
        of: part.of,
        value: measure.computeRows(part.rows).value,
        facts: Object.values(part.rows)
          .flat()
          .reduce((sum, row) => sum + factsIn(row), 0),
      });
    }
    return { unit: definition.unit, parts };
  }
}
