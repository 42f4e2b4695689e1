import { parseSealed } from '../../crypto/sealed.ts';
import { PAGE, type SealedStore } from '../../crypto/sealed-store.ts';
import { Problem } from '../../http/problem.ts';
import { type ConcealedRow, PURPOSE, pathOf } from './concealed-store.ts';

interface Row extends ConcealedRow {
  readonly sid: number;
}

const FIRST = { sid: -1, entity: '', attribute: '', digest: '' };

/** Sensitive values, as a rotation of keys goes through them: the facts that speak of them stay as they are. */
export const valueStore: SealedStore = {
  purpose: PURPOSE,
  async count(sql) {
    const [row] = await sql.query<{ count: number }>('select count(*) as count from facts.concealed', []);
    return row?.count ?? 0;
  },
  async resealPage(keyring, { tenant, after }, tx) {
    const from = after === '' ? FIRST : (JSON.parse(after) as typeof FIRST);
    const rows = await tx.query<Row>(
      `select sid, id as entity, attribute, encode(digest, 'hex') as digest, sealed from facts.concealed
       where tenant = $1 and (sid, id, attribute, digest) > ($2, $3, $4, decode($5, 'hex'))
       order by sid, id, attribute, digest limit ${PAGE} for update`,
      [tenant, from.sid, from.entity, from.attribute, from.digest],
    );
    const use = { tenant, purpose: PURPOSE };
    const changed: (ConcealedRow & { readonly sid: number })[] = [];
    let broken = 0;
    if (rows.length > 0) {
      const { key, seal } = await keyring.sealer(use, tx);
      const old = rows.filter(({ sealed }) => parseSealed(sealed)?.key !== key);
      const open = await keyring.opener(
        use,
        old.map(({ sealed }) => sealed),
        tx,
      );
      for (const row of old) {
        try {
          changed.push({ ...row, sealed: seal(open(row.sealed, pathOf(row)), pathOf(row)) });
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          broken += 1;
        }
      }
    }
    await tx.query(
      `update facts.concealed c set sealed = new.sealed
       from jsonb_to_recordset($2::jsonb) as new (sid smallint, entity text, attribute text, digest text, sealed text)
       where c.tenant = $1 and c.sid = new.sid and c.id = new.entity and c.attribute = new.attribute
         and c.digest = decode(new.digest, 'hex')`,
      [tenant, JSON.stringify(changed)],
    );
    const last = rows.length < PAGE ? undefined : rows.at(-1);
    const { sid, entity, attribute, digest } = last ?? FIRST;
    const next = last ? JSON.stringify({ sid, entity, attribute, digest }) : null;
    return { next, rows: rows.length, resealed: changed.length, broken };
  },
  async abandon(tx) {
    const gone = await tx.query('delete from facts.concealed returning 1 as one', []);
    return gone.length;
  },
};
