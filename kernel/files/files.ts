import type { Audit } from '../audit/audit.ts';
import { sha256 } from '../audit/digest.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import { type RecordType, theId, unitsOf } from '../policy/record-type.ts';
import type { Database } from '../store/database.ts';
import { mediaOf } from './media-of.ts';

/** A file that is kept, without its content. */
export interface KeptFile {
  /** Of its bytes, in hex: what it is known by. */
  readonly sha256: string;
  readonly name: string;
  readonly media: string;
  /** Bytes. */
  readonly size: number;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** Files that statements rest on; kept as they came, for good. */
export interface Files {
  /**
   * Keeps a file. The same bytes are kept once, under their first name.
   * @throws Problem files.unknown-media where name and first bytes are not of a kind that is kept
   */
  put(file: { readonly name: string; readonly bytes: Uint8Array }, by: Actor): Promise<KeptFile>;
  /** @throws Problem files.not-found */
  read(sha256: string): Promise<KeptFile & { readonly bytes: Uint8Array }>;
  /** Those of them that there are. */
  find(digests: readonly string[]): Promise<readonly KeptFile[]>;
}

const columns = `encode(sha256, 'hex') as sha256, name, media, octet_length(bytes) as size,
  saved_at as "savedAt", saved_by as "savedBy"`;

export function openFiles({
  database,
  audit,
  clock,
}: {
  readonly database: Database;
  readonly audit: Audit;
  readonly clock: () => Date;
}): Files {
  const find = async (digests: readonly string[]): Promise<readonly KeptFile[]> => {
    const rows = await database.query<KeptFile>(
      `select ${columns} from files.file
       where sha256 = any(select decode(digest, 'hex') from unnest($1::text[]) digest)`,
      [digests],
    );
    return rows.map(timed);
  };
  return {
    find,
    async put({ name, bytes }, by) {
      const media = mediaOf(name, bytes);
      if (media === null) throw new Problem('files.unknown-media', { name: name.slice(0, 80) });
      const digest = sha256(bytes);
      await database.transaction(async (tx) => {
        const kept = await tx.query(
          `insert into files.file (sha256, name, media, bytes, saved_at, saved_by, units)
           values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1`,
          [
            digest,
            name,
            media,
            Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
            clock().toISOString(),
            by.id,
            unitsOf(by),
          ],
        );
        if (kept.length === 0) {
          // Whoever has the bytes may have them back.
          await tx.query(
            `update files.file set units = array(select distinct unnest(units || $2::text[]) order by 1)
             where sha256 = $1 and not units @> $2::text[]`,
            [digest, unitsOf(by)],
          );
          return;
        }
        const resource = digest.toString('hex');
        await audit.append({ by, action: 'files.put', resource, payload: { name, media } }, tx);
      });
      const [file] = await find([digest.toString('hex')]);
      if (file === undefined) throw new Error('a file that was kept is gone');
      return file;
    },
    async read(digest) {
      const [row] = await database.query<KeptFile & { bytes: Buffer }>(
        `select ${columns}, bytes from files.file where sha256 = decode($1, 'hex')`,
        [digest],
      );
      if (row === undefined) throw new Problem('files.not-found');
      return { ...timed(row), bytes: row.bytes };
    },
  };
}

/** A kept file, as policies know it: of whoever saved it. */
export const fileRecord: RecordType = {
  name: 'file',
  inputs: { sha256: theId },
  missing: 'not-found',
  async find({ database }, ids) {
    const rows = await database.query<{ id: string; units: string[]; name: string; by: string }>(
      `select encode(sha256, 'hex') as id, units, name, saved_by as by from files.file
       where sha256 = any(select decode(digest, 'hex') from unnest($1::text[]) digest where digest ~ '^([0-9a-f]{2})*$')`,
      [ids],
    );
    return rows.map(({ id, units, name, by }) => ({ id, units, tags: { name: [name], by: [by] } }));
  },
};

function timed<Row extends KeptFile>(row: Row): Row {
  return { ...row, savedAt: new Date(row.savedAt).toISOString() };
}
