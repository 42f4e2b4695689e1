import { Problem } from '../../http/problem.ts';
import type { EntityType } from '../model/entity-type.ts';
import { attributeOfKey } from '../model/kinds.ts';
import { compileSelection } from '../query/decide.ts';
import { wordsOf } from '../query/expression.ts';
import type { QPath } from '../query/q-tree.ts';
import type { Selection } from '../selection.ts';
import type { TemporalSelection } from '../temporal/temporal-selection.ts';

/** Which attributes packs mark as sensitive. */
export class SensitiveNames {
  /** By type. */
  readonly #ofType = new Map<string, ReadonlySet<string>>();
  /** Of any type. */
  readonly all: ReadonlySet<string>;

  constructor(entityTypes: ReadonlyMap<string, EntityType>) {
    for (const { name, attributes } of entityTypes.values()) {
      const marked = Object.entries(attributes).filter(
        ([, type]) => type.kind === 'Property' && type.sensitive === true,
      );
      if (marked.length > 0) this.#ofType.set(name, new Set(marked.map(([attribute]) => attribute)));
    }
    this.all = new Set([...this.#ofType.values()].flatMap((names) => [...names]));
  }

  /** @param key may be a `factKey` */
  has(types: readonly string[], key: string): boolean {
    if (this.all.size === 0) return false;
    const name = attributeOfKey(key);
    return types.some((type) => this.#ofType.get(type)?.has(name));
  }

  /**
   * Nobody can be told what holds of values that are sealed, and what depends on them would tell of them.
   * @param more attributes that are computed with as well
   * @throws Problem facts.sensitive-attribute where q, geo or the order ask about one, and of compileSelection
   */
  demandOpen(selection: Selection, more: readonly string[] = []): void {
    if (this.all.size === 0) return;
    const { reads, links } = compileSelection(selection);
    const ordered = (selection.order ?? []).flatMap(({ path }) => path.slice(0, 1));
    const types = typesOf(selection);
    for (const name of [...reads, ...ordered, ...more])
      if (types ? this.has(types, name) : this.all.has(name)) refuse(name);
    for (const name of links.flatMap(linkedNames)) if (this.all.has(name)) refuse(name);
  }
}

/** Types of which a selection asks; null: of any. */
function typesOf({ types, typeExpression }: Selection): readonly string[] | null {
  const words = types ?? (typeExpression ? wordsOf(typeExpression) : null);
  return words === null || words.some((word) => word.includes('*')) ? null : words;
}

/** Of a query over the past: what it asks by values. */
export function askedOf({ q, geo, order }: Pick<TemporalSelection, 'q' | 'geo' | 'order'>): Selection {
  return {
    ...(q === undefined ? {} : { q }),
    ...(geo === undefined ? {} : { geo }),
    ...(order === undefined ? {} : { order }),
  };
}

function linkedNames({ linked }: QPath): readonly string[] {
  return linked ? [linked.path.attribute, ...linkedNames(linked.path)] : [];
}

export function refuse(attribute: string): never {
  throw new Problem('facts.sensitive-attribute', { attribute });
}
