import { canonical } from '../audit/digest.ts';
import { Problem } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import type { MeasureDefinition } from './definition.ts';

/** A definition is kept for as long as its measurements are; a changed one needs a new version, so that history cannot be rewritten. */
export async function keepDefinition(
  database: Database,
  pack: string,
  definition: MeasureDefinition,
  now: Date,
): Promise<void> {
  const { code, version } = definition;
  await database.query(
    `insert into measures.definition (code, version, pack, definition, defined_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [code, version, pack, canonical(definition), now.toISOString()],
  );
  const [stored] = await database.query<{ definition: unknown }>(
    'select definition from measures.definition where code = $1 and version = $2',
    [code, version],
  );
  if (canonical(stored?.definition) !== canonical(definition))
    throw new Problem('measures.definition-changed', { code, version });
}
