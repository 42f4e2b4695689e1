import { canonical } from '../audit/digest.ts';
import type { Entity, Fact } from '../facts/model/entity.ts';
import { compileSelection } from '../facts/query/decide.ts';
import type { Selection } from '../facts/selection.ts';
import { Problem } from '../http/problem.ts';
import type { Sql } from '../store/database.ts';
import type { MeasureDefinition } from './definition.ts';
import { compileExpression, type Outcome } from './expression.ts';
import type { FactSource } from './fact-source.ts';
import { type Row, rowsOf } from './rows.ts';
import type { StepResults } from './step-results.ts';

/** What a change of facts may concern. */
interface Heard {
  readonly types: readonly string[];
  readonly attributes: readonly string[];
  readonly deleted: boolean;
}

/** A selection that has been read. */
export interface CompiledSelection {
  readonly name: string;
  /** Two selections with the same one select the same. */
  readonly key: string;
  /** Could a change of this kind change what is selected? */
  hears(change: Heard): boolean;
  /** The facts that it selects now, of all entities or of some. */
  read(facts: FactSource, sql: Sql, ids?: readonly string[]): Promise<readonly Fact[]>;
  /** Those of all entities, now or as of a time, some at a time in the order of ids: however many there are. */
  pages(facts: FactSource, sql: Sql, asOf?: string): AsyncGenerator<readonly Fact[]>;
}

/** A definition that has been read: it can be evaluated, and knows which facts it hears. */
export interface CompiledMeasure {
  readonly definition: MeasureDefinition;
  readonly selections: readonly CompiledSelection[];
  /** The figure from the facts of each selection. Pure. */
  compute(used: Readonly<Record<string, readonly Fact[]>>): Outcome;
  /** The same from rows. @param results of earlier evaluations */
  computeRows(rows: Readonly<Record<string, readonly Row[]>>, results?: StepResults): Outcome;
}

/** @throws Problem measures.bad-expression, measures.bad-definition, facts.bad-query */
export function compileMeasure(definition: MeasureDefinition): CompiledMeasure {
  const selections = Object.entries(definition.select).map(([name, selection]) =>
    compileNamed(name, selection),
  );
  if (selections.length === 0) throw new Problem('measures.bad-definition', { reason: 'select' });
  const evaluate = compileExpression(
    definition.expression,
    selections.map(({ name }) => name),
    Object.fromEntries(selections.map(({ name, key }) => [name, key])),
  );
  return {
    definition,
    selections,
    compute: (used) =>
      evaluate(Object.fromEntries(Object.entries(used).map(([name, facts]) => [name, rowsOf(facts)]))),
    computeRows: evaluate,
  };
}

/** Entities of a page: each looks through all that is selected, and all of it lies in memory as objects. */
const PAGE = 10_000;

function compileNamed(name: string, selection: MeasureDefinition['select'][string]): CompiledSelection {
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
  const reads = new Set([...selection.attributes, ...compiled.reads]);
  const reading: Selection = { ...selection, attributes: [...reads] };
  return {
    name,
    key: canonical(reading),
    hears: (change) =>
      (!selection.types || change.types.some((type) => selection.types?.includes(type))) &&
      (change.deleted || change.attributes.some((attribute) => reads.has(attribute))),
    async read(facts, sql, ids) {
      const wanted =
        ids && selection.ids ? ids.filter((id) => selection.ids?.includes(id)) : (ids ?? selection.ids);
      const { entities } = await facts.query({ ...reading, ...(wanted ? { ids: wanted } : {}) }, { sql });
      return factsOf(entities);
    },
    async *pages(facts, sql, asOf) {
      const page = (after: string) =>
        facts.query({ ...reading, after, limit: PAGE, ...(asOf === undefined ? {} : { asOf }) }, { sql });
      let asked = page('');
      for (;;) {
        const { entities } = await asked;
        const last = entities.at(-1);
        if (entities.length < PAGE || !last) {
          yield factsOf(entities);
          return;
        }
        // The database reads the next page while this one is looked at.
        asked = page(last.id);
        asked.catch(() => undefined);
        yield factsOf(entities);
      }
    },
  };

  /** What is proved are default instances: those with a dataset choose nothing here. */
  function factsOf(entities: readonly Entity[]): readonly Fact[] {
    return entities
      .filter((entity) => compiled.decides({ ...entity, others: {} }))
      .flatMap((entity) => Object.values(entity.facts));
  }
}
