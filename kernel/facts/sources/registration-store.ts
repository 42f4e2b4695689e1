import type { SealedDocuments } from '../../crypto/sealed-documents.ts';
import type { Sql } from '../../store/database.ts';
import type { JsonObject } from '../model/entity.ts';
import { parseRegistration } from './parse-registration.ts';
import type { Definition, Registration } from './registration.ts';

interface Row {
  readonly id: string;
  readonly document: JsonObject;
  readonly created_at: string;
  readonly modified_at: string;
}

const COLUMNS = 'id, document, created_at, modified_at';
const PAGE = 500;

export async function readRegistration(
  sql: Sql,
  sealed: SealedDocuments,
  id: string,
): Promise<Registration | null> {
  const [row] = await sql.query<Row>(
    `select ${COLUMNS} from facts.registration where tenant = $1 and id = $2`,
    [sealed.tenant, id],
  );
  return row ? registrationOf(row, sealed, sql) : null;
}

/**
 * In the order of their ids, page by page.
 * @param types entity types, one of which must come into question; null: any
 */
export async function* readRegistrations(
  sql: Sql,
  sealed: SealedDocuments,
  types: readonly string[] | null,
): AsyncGenerator<Registration> {
  for (let after = ''; ; ) {
    const rows = await sql.query<Row>(
      `select ${COLUMNS} from facts.registration
       where tenant = $1 and id > $2 and ($3::text[] is null or types is null or types && $3)
       order by id limit ${PAGE}`,
      [sealed.tenant, after, types],
    );
    for (const row of rows) yield await registrationOf(row, sealed, sql);
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? after;
  }
}

/** In the place of one with the same id. */
export async function storeRegistration(tx: Sql, sealed: SealedDocuments, one: Registration): Promise<void> {
  const { id, document, definition, createdAt, modifiedAt } = one;
  await tx.query(
    `insert into facts.registration (tenant, id, document, types, expires_at, created_at, modified_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant, id) do update set document = excluded.document, types = excluded.types,
       expires_at = excluded.expires_at, created_at = excluded.created_at, modified_at = excluded.modified_at`,
    [
      sealed.tenant,
      id,
      await sealed.seal(id, document, tx),
      typesOf(definition),
      definition.expiresAt ?? null,
      createdAt,
      modifiedAt,
    ],
  );
}

export async function deleteRegistration(tx: Sql, tenant: number, id: string): Promise<void> {
  await tx.query('delete from facts.registration where tenant = $1 and id = $2', [tenant, id]);
}

/** What has expired by now, of each tenant, those first that are longest over. */
export async function readExpired(
  sql: Sql,
  now: string,
  limit: number,
): Promise<readonly { readonly tenant: string | null; readonly id: string }[]> {
  return sql.query(
    `select t.name as tenant, r.id from facts.registration r join facts.tenant t on t.id = r.tenant
     where r.expires_at <= $1 order by r.expires_at limit $2`,
    [now, limit],
  );
}

function typesOf({ information }: Definition): readonly string[] | null {
  const types = information.map(({ entities }) => entities?.flatMap((entity) => entity.types));
  return types.includes(undefined) ? null : [...new Set(types.flatMap((one) => one ?? []))];
}

async function registrationOf(row: Row, sealed: SealedDocuments, sql: Sql): Promise<Registration> {
  const document = await sealed.open(row.id, row.document, sql);
  return {
    id: row.id,
    definition: parseRegistration(document),
    document,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
