import type { Database } from '../../store/database.ts';
import { expiredCounts } from './expired-counts.ts';
import type { ReadContext } from './read-entities.ts';

/** How often an attribute of a kind is there among the entities of a type. */
export interface Counted {
  /** '': of whatever type. */
  readonly type: string;
  /** '': the entities of the type themselves. */
  readonly attribute: string;
  readonly kind: string;
  readonly n: number;
}

/** What is there and has not expired, by type, attribute and kind, in the order of their names. */
export async function readCensus(
  read: ReadContext,
  about: { readonly type?: string; readonly attribute?: string } = {},
): Promise<readonly Counted[]> {
  const values: unknown[] = [read.tenant];
  const where = Object.entries(about).map(([column, value]) => ` and ${column} = $${values.push(value)}`);
  const found = await read.database.query<Counted & Record<string, unknown>>(
    `select type, attribute, kind, sum(n)::float8 as n from facts.census where tenant = $1${where.join('')}
     group by type, attribute, kind having sum(n) > 0 order by type, attribute, kind`,
    values,
  );
  if (found.length === 0) return [];
  const expired = Map.groupBy(await expiredCounts(read), nameOf);
  return found
    .map((one) => ({ ...one, n: (expired.get(nameOf(one)) ?? []).reduce((left, { n }) => left - n, one.n) }))
    .filter(({ n }) => n > 0);
}

// Neither word has spaces.
const nameOf = ({ type, attribute, kind }: Counted): string => `${type} ${attribute} ${kind}`;

/** Sums up what writers have added. Several may do so at once: what one takes, another does not find any more. */
export async function sumUpCensus(database: Database): Promise<void> {
  await database.query(
    `with taken as (
       delete from facts.census where tenant in (select tenant from facts.census where fresh) returning tenant, type, attribute, kind, n
     )
     insert into facts.census
     select tenant, type, attribute, kind, sum(n), false from taken group by 1, 2, 3, 4 having sum(n) <> 0`,
    [],
  );
}
