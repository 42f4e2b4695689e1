import type { EntityType } from '../facts/model/entity-type.ts';
import { SensitiveNames } from '../facts/sensitive/sensitive-names.ts';
import type { MeasureDefinition } from './definition.ts';
import { checkUnits } from './units/check-units.ts';

/**
 * Holds a measure against what packs promise of the facts that it reads.
 * @throws Problem of checkUnits; facts.sensitive-attribute: a figure would tell of what is sealed
 */
export function checkDefinition(definition: MeasureDefinition, types: ReadonlyMap<string, EntityType>): void {
  checkUnits(definition, types);
  const sensitive = new SensitiveNames(types);
  for (const selection of Object.values(definition.select))
    sensitive.demandOpen(selection, selection.attributes);
}
