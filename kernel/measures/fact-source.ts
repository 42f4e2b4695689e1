import type { Selection } from '../facts/selection.ts';
import type { EntityPage } from '../facts/store/read-entities.ts';
import type { Sql } from '../store/database.ts';

/**
 * Where an evaluation has its facts from: all that it asks of them. The facts of the house are one; whatever else answers
 * selections as they do (kernel/scenarios) is another, and no measure can tell them apart.
 */
export interface FactSource {
  query(selection: Selection, options?: { readonly sql?: Sql }): Promise<EntityPage>;
}
