import type { Keyring } from '../../crypto/keyring.ts';
import type { Database } from '../../store/database.ts';
import type { EntityType } from '../model/entity-type.ts';
import { SensitiveNames } from './sensitive-names.ts';
import { SensitiveValues } from './sensitive-values.ts';

/** Sensitive values by tenant; null: nothing is marked as sensitive and nothing was ever sealed, so that reading costs nothing. */
export async function sensitiveValues(options: {
  readonly entityTypes: ReadonlyMap<string, EntityType>;
  readonly database: Database;
  readonly keyring: Keyring;
}): Promise<((tenant: number) => SensitiveValues) | null> {
  const { entityTypes, database, keyring } = options;
  const names = new SensitiveNames(entityTypes);
  const [row] = await database.query<{ some: boolean }>(
    'select exists (select 1 from facts.concealed) as some',
    [],
  );
  if (names.all.size === 0 && row?.some !== true) return null;
  return (tenant) => new SensitiveValues({ names, database, keyring, tenant });
}
