import type { Database, Sql } from '../../store/database.ts';

/** A server that has said nothing for so long is dead, and another delivers in its place. */
export const LEASE_MS = 5000;

/** Whose place in the change feed it is. */
export interface Place {
  readonly tenant: number;
  /** facts.consumer.name */
  readonly name: string;
}

/**
 * Takes the lease when nobody holds it, or when who does has been silent for too long.
 * @returns the term that begins with it, and up to which change everything is done; null when somebody else holds it
 */
export async function takeLease(
  database: Database,
  { tenant, name }: Place,
  holder: string,
  alone: boolean,
): Promise<{ readonly term: number; readonly seq: number } | null> {
  return database.transaction(async (tx) => {
    await tx.query(
      `with place as (insert into facts.consumer (tenant, name, seq) values ($1, $2, 0) on conflict do nothing)
       insert into facts.lease (tenant, name) values ($1, $2) on conflict do nothing`,
      [tenant, name],
    );
    const [taken] = await tx.query<{ term: number; seq: number }>(
      `with taken as (
         update facts.lease set holder = $3, alive_at = clock_timestamp()
         where tenant = $1 and name = $2
           and ($4 or holder is null or alive_at < clock_timestamp() - interval '${LEASE_MS} milliseconds')
         returning 1)
       update facts.consumer set term = term + 1 where tenant = $1 and name = $2 and exists (select from taken)
       returning term, seq`,
      [tenant, name, holder, alone],
    );
    return taken ?? null;
  });
}

/** Says that the holder is alive. @returns false when it holds the lease no more */
export async function keepLease(sql: Sql, { tenant, name }: Place, holder: string): Promise<boolean> {
  const kept = await sql.query(
    'update facts.lease set alive_at = clock_timestamp() where tenant = $1 and name = $2 and holder = $3 returning 1 as one',
    [tenant, name, holder],
  );
  return kept.length > 0;
}

export async function endLease(sql: Sql, { tenant, name }: Place, holder: string): Promise<void> {
  await sql.query('update facts.lease set holder = null where tenant = $1 and name = $2 and holder = $3', [
    tenant,
    name,
    holder,
  ]);
}

/** What was to be written belongs to a term that is over: another server is at work. */
export class TermOver extends Error {}

/**
 * For what only the holder may write: whoever takes the lease waits for the end of the transaction. It is also what keeps
 * deliveries in the order of their ids, whoever writes them.
 * @throws TermOver
 */
export async function lockTerm(tx: Sql, { tenant, name }: Place, term: number): Promise<void> {
  const rows = await tx.query(
    'select 1 as one from facts.consumer where tenant = $1 and name = $2 and term = $3 for update',
    [tenant, name, term],
  );
  if (rows.length === 0) throw new TermOver();
}

/** For what any server may write to those that deliver: it waits its turn as above. */
export async function lockPlace(tx: Sql, { tenant, name }: Place): Promise<void> {
  await tx.query('select 1 as one from facts.consumer where tenant = $1 and name = $2 for update', [
    tenant,
    name,
  ]);
}
