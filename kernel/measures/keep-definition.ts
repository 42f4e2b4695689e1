import type { Audit } from '../audit/audit.ts';
import { canonical } from '../audit/digest.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database } from '../store/database.ts';
import type { MeasureDefinition } from './definition.ts';
import { DEFINITION_COLUMNS, type DefinitionRow, definitionLine } from './seal.ts';

/** Who defines what a pack brings along. */
const PACKS: Actor = {
  id: 'system:packs',
  name: '',
  organisation: null,
  source: 'packs',
  roles: [],
  synthetic: false,
};

/** A definition is kept for as long as its measurements are; a changed one needs a new version, so that history cannot be rewritten. */
export async function keepDefinition(
  database: Database,
  audit: Audit,
  pack: string,
  definition: MeasureDefinition,
  now: Date,
): Promise<void> {
  const { code, version } = definition;
  const read = () =>
    database.query<{ definition: unknown }>(
      'select definition from measures.definition where code = $1 and version = $2',
      [code, version],
    );
  const [known] = await read();
  if (!known) await insertDefinition(database, audit, pack, definition, now);
  const [stored] = known ? [known] : await read();
  if (canonical(stored?.definition) !== canonical(definition))
    throw new Problem('measures.definition-changed', { code, version });
}

async function insertDefinition(
  database: Database,
  audit: Audit,
  pack: string,
  definition: MeasureDefinition,
  now: Date,
): Promise<void> {
  const { code, version } = definition;
  await database.transaction(async (tx) => {
    const [row] = await tx.query<DefinitionRow>(
      `insert into measures.definition (code, version, pack, definition, defined_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning ${DEFINITION_COLUMNS}`,
      [code, version, pack, canonical(definition), now.toISOString()],
    );
    // Another server has kept it meanwhile.
    if (!row) return;
    const lines = [definitionLine(row)];
    await audit.append({ by: PACKS, action: 'measures.define', resource: code, lines }, tx);
  });
}
