import type { ASTNode } from '@marcbachmann/cel-js';
import type { EntityType } from '../../facts/model/entity-type.ts';
import { Problem } from '../../http/problem.ts';
import type { MeasureDefinition } from '../definition.ts';
import { measureEnvironment } from '../functions.ts';
import { shapeOfSelection } from './shape.ts';
import { codeOf, common, type Unit, unitOf } from './unit.ts';
import { shapeOf } from './unit-of-expression.ts';

/**
 * Does the unit that a measure declares follow from its expression and the units of the facts that it reads? Pure.
 * A plain factor may be a change of unit (100 × a ratio is a percent, 1000 × kilometres are metres) or a part of the number (per
 * ten thousand); a ratio that is declared as a percent without its 100 is refused, as is any sum or comparison of unlike things.
 * @throws Problem measures.units-conflict, measures.unit-differs, measures.unit-unknown, with the place in the expression
 */
export function checkUnits(definition: MeasureDefinition, types: ReadonlyMap<string, EntityType>): void {
  const { code, expression, select, unit: declared } = definition;
  const names = Object.keys(select);
  const root: ASTNode = measureEnvironment(names).parse(expression).ast;
  const scope = new Map(
    Object.entries(select).map(([name, selection]) => [name, shapeOfSelection(selection, types)]),
  );
  const found = shapeOf(root, scope, code);
  if (found.is === 'unknown')
    throw new Problem('measures.unit-unknown', { code, attribute: found.attribute, place: expression });
  if (found.is !== 'number') return;
  if (!follows(found.unit, unitOf(declared)))
    throw new Problem('measures.unit-differs', {
      code,
      declared,
      found: codeOf(found.unit),
      place: expression,
    });
}

function follows(found: Unit, declared: Unit): boolean {
  return common(found, { ...declared, factor: 1 }) !== null;
}
