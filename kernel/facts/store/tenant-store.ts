import type { Database } from '../../store/database.ts';

export interface TenantRow {
  readonly id: number;
  /** null: the one without a name. */
  readonly name: string | null;
}

export async function readTenants(database: Database): Promise<readonly TenantRow[]> {
  return database.query<TenantRow & Record<string, unknown>>(
    'select id, name from facts.tenant where not snapshot order by id',
    [],
  );
}

/** With the beginning of its log; tells all servers. One that is there stays as it is. */
export async function insertTenant(name: string, database: Database): Promise<void> {
  await database.query(
    `with made as (
       insert into facts.tenant (name, created_at) values ($1, now()) on conflict do nothing returning id
     ), head as (
       insert into audit.head (tenant, sequence, edge) select id, 0, '' from made returning tenant
     )
     select pg_notify('yuheng_tenants', $1) from head`,
    [name],
  );
}
