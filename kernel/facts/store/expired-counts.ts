import { ENTITY_EXPIRY } from '../model/expiry.ts';
import { countsOf } from './census.ts';
import type { Counted } from './read-census.ts';
import type { ReadContext } from './read-entities.ts';
import type { StoredDoc } from './stored-fact.ts';

/** What the census still has of what has expired by now and was not removed yet (ETSI GS CIM 009 V1.9.1, clause 4.22). */
export async function expiredCounts({ tenant, database, clock }: ReadContext): Promise<readonly Counted[]> {
  const rows = await database.query<{ types: string[]; doc: StoredDoc; over: string[] }>(
    `select e.types, e.doc, array_agg(x.attribute) as over
     from facts.expiry x join facts.entity e using (tenant, sid, id)
     where x.tenant = $1 and x.at <= $2 and e.present group by e.tenant, e.sid, e.id`,
    [tenant, clock().toISOString()],
  );
  return rows.flatMap(({ types, doc, over }) => {
    const isGone = over.includes(ENTITY_EXPIRY);
    const lost = isGone ? doc : Object.fromEntries(Object.entries(doc).filter(([key]) => over.includes(key)));
    const itself = isGone ? types.map((type) => ({ type, attribute: '', kind: '', n: 1 })) : [];
    const attributes = [...countsOf(lost)].flatMap(([key, n]) => {
      const [attribute = '', kind = ''] = key.split(' ');
      return [...types, ''].map((type) => ({ type, attribute, kind, n }));
    });
    return [...itself, ...attributes];
  });
}
