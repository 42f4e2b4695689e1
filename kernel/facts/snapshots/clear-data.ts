import type { Database, Sql } from '../../store/database.ts';

const LOT = 2000;
/** Tables with what a snapshot copied, and with what was written to it since; its log stays. */
const TABLES = [
  'facts.entity',
  'facts.place',
  'facts.history',
  'facts.concealed',
  'facts.history_hour',
  'facts.history_late',
  'facts.history_rolled',
  'facts.census',
  'facts.expiry',
  'facts.value',
  'facts.searched',
  'facts.change',
  'facts.consumer',
  'facts.entity_map',
];

/** Deletes some rows of a snapshot's tenant number; answers whether there may be more. */
export async function clearLot(data: number, sql: Sql): Promise<boolean> {
  for (const table of TABLES) {
    const rows = await sql.query(
      `delete from ${table} where tenant = $1 and ctid = any (array(
         select ctid from ${table} where tenant = $1 limit ${LOT}
       )) returning 1`,
      [data],
    );
    if (rows.length > 0) return true;
  }
  return false;
}

/** Tenant numbers whose snapshot is gone: cleared a lot at a time, but for those that a clone is still copied from. */
export async function clearLeftovers(database: Database): Promise<void> {
  const left = await database.query<{ id: number }>(
    `select t.id from facts.tenant t where t.snapshot
       and not exists (select from facts.snapshot s where s.data = t.id or s.source = t.id) order by t.id`,
    [],
  );
  for (const { id } of left) {
    while (await clearLot(id, database));
    await database.query('delete from facts.tenant where id = $1 and snapshot', [id]);
  }
}
