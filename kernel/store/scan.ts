import type { Sql } from './sql.ts';

/** Rows of one answer: enough that asking costs nothing, little enough to lie in memory twice. */
const PAGE = 2000;

/**
 * All rows of a query, page by page, while PostgreSQL already reads the next one. Inside a transaction; the query is run
 * to its end, so it is planned for that.
 * @param name of the cursor: one query, one name
 */
export async function* scan<Row extends object>(
  tx: Sql,
  name: string,
  text: string,
  values: readonly unknown[],
): AsyncGenerator<readonly Row[]> {
  await tx.query('set local cursor_tuple_fraction = 1');
  await tx.query(`declare ${name} no scroll cursor for ${text}`, values);
  const ask = (): Promise<readonly Row[]> => tx.query<Row>(`fetch ${PAGE} from ${name}`, []);
  let next = ask();
  for (;;) {
    const rows = await next;
    const ended = rows.length < PAGE;
    if (!ended) {
      next = ask();
      // Whoever stops in between must not be told of it by nobody.
      next.catch(() => undefined);
    }
    if (rows.length > 0) yield rows;
    if (ended) break;
  }
  await tx.query(`close ${name}`);
}

/** A timestamptz that was asked for as text, as ISO 8601; finer digits than milliseconds stay, so that no two are the same. */
export function exactInstant(text: string): string {
  const fraction = text.length > 22 ? text.slice(20, -3) : '';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0')}Z`;
}
