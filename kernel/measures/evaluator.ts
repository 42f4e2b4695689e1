import type { Facts } from '../facts/facts.ts';
import type { Entity, Fact } from '../facts/model/entity.ts';
import { compileSelection } from '../facts/query/decide.ts';
import type { Selection } from '../facts/selection.ts';
import { Problem } from '../http/problem.ts';
import type { Sql } from '../store/database.ts';
import type { MeasureDefinition } from './definition.ts';
import { compileExpression, type Outcome } from './expression.ts';
import { type Row, rowsOf } from './rows.ts';

/** A definition that has been read: it can be evaluated, and knows which facts it hears. */
export interface CompiledMeasure {
  readonly definition: MeasureDefinition;
  /** Could a change of this kind change the figure? */
  hears(change: {
    readonly types: readonly string[];
    readonly attributes: readonly string[];
    readonly deleted: boolean;
  }): boolean;
  /** Reads the selections in one snapshot (`sql`), now or as of a time, of all entities or of some. */
  read(
    facts: Facts,
    sql: Sql,
    which: { readonly asOf?: string; readonly ids?: readonly string[] },
  ): Promise<Readonly<Record<string, readonly Fact[]>>>;
  /** The figure from the facts of each selection. Pure. */
  compute(used: Readonly<Record<string, readonly Fact[]>>): Outcome;
}

/** @throws Problem measures.bad-expression, measures.bad-definition, facts.bad-query */
export function compileMeasure(definition: MeasureDefinition): CompiledMeasure {
  const names = Object.keys(definition.select);
  if (names.length === 0) throw new Problem('measures.bad-definition', { reason: 'select' });
  const evaluate = compileExpression(definition.expression, names);
  const selections = Object.entries(definition.select).map(([name, selection]) => {
    const extra = ['limit', 'offset', 'order', 'asOf'].find((member) => Object.hasOwn(selection, member));
    // Evidence is a set: what depends on order or page could not be proved by it.
    if (extra !== undefined)
      throw new Problem('measures.bad-definition', { reason: `select.${name}.${extra}` });
    if (selection.attributes.length === 0)
      throw new Problem('measures.bad-definition', { reason: `select.${name}.attributes` });
    const compiled = compileSelection(selection);
    // Evidence is of the entities alone that were selected.
    if (compiled.links.length > 0)
      throw new Problem('measures.bad-definition', { reason: `select.${name}.q {}` });
    const reads = [...new Set([...selection.attributes, ...compiled.reads])];
    const reading: Selection = { ...selection, attributes: reads };
    return {
      name,
      selection: reading,
      reads: new Set(reads),
      // What is proved are default instances: those with a dataset choose nothing here.
      chooses: (entity: Entity) => compiled.decides({ ...entity, others: {} }),
    };
  });
  return {
    definition,
    hears: (change) =>
      selections.some(
        ({ selection, reads }) =>
          (!selection.types || change.types.some((type) => selection.types?.includes(type))) &&
          (change.deleted || change.attributes.some((name) => reads.has(name))),
      ),
    async read(facts, sql, { asOf, ids }) {
      const used: Record<string, readonly Fact[]> = {};
      for (const { name, selection, chooses } of selections) {
        const wanted =
          ids && selection.ids ? ids.filter((id) => selection.ids?.includes(id)) : (ids ?? selection.ids);
        const { entities } = await facts.query(
          { ...selection, ...(asOf === undefined ? {} : { asOf }), ...(wanted ? { ids: wanted } : {}) },
          { sql },
        );
        used[name] = entities.filter(chooses).flatMap((entity) => Object.values(entity.facts));
      }
      return used;
    },
    compute: (used) => evaluate(computeRows(used)),
  };
}

function computeRows(used: Readonly<Record<string, readonly Fact[]>>): Record<string, readonly Row[]> {
  return Object.fromEntries(Object.entries(used).map(([name, facts]) => [name, rowsOf(facts)]));
}
