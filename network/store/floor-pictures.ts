import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { PlanPicture } from '../indoor/design-shape.ts';
import type { PictureSize } from '../indoor/picture-size.ts';

export interface FloorPicture extends PictureSize {
  readonly id: string;
  readonly bytes: Uint8Array;
}

export async function insertPicture(
  { id, media, width, height, bytes }: FloorPicture,
  {
    sha256,
    at,
    by,
    units,
  }: {
    readonly sha256: Uint8Array;
    readonly at: string;
    readonly by: string;
    readonly units: readonly string[];
  },
  sql: Sql,
): Promise<void> {
  await sql.query(
    `insert into network.floor_picture (id, media, width, height, sha256, bytes, saved_at, saved_by, units)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, media, width, height, Buffer.from(sha256), Buffer.from(bytes), at, by, units],
  );
}

/**
 * Gives up pictures that were sent more than a day before `now` and that no design shows. One that a design is being saved with is left
 * for the next time. @param tx a transaction: whether they are shown is asked again once nobody can put them into a design any more
 */
export async function dropUnseen(tx: Sql, now: string): Promise<void> {
  const unseen =
    "not exists (select from network.indoor_design where design -> 'picture' ->> 'id' = picture.id::text)";
  const rows = await tx.query<{ id: string }>(
    `select id from network.floor_picture as picture where saved_at < $1::timestamptz - interval '1 day' and ${unseen}
     for update skip locked`,
    [now],
  );
  if (rows.length === 0) return;
  await tx.query(`delete from network.floor_picture as picture where id = any($1) and ${unseen}`, [
    rows.map(({ id }) => id),
  ]);
}

/** @throws Problem `network.picture-not-found` */
export async function readPicture(
  sql: Sql,
  id: string,
): Promise<{ readonly media: string; readonly bytes: Uint8Array }> {
  const [row] = await sql.query<{ media: string; bytes: Uint8Array }>(
    'select media, bytes from network.floor_picture where id = $1',
    [id],
  );
  if (row === undefined) throw new Problem('network.picture-not-found');
  return row;
}

/**
 * The picture of a design is there, as large as the design says, and stays until the transaction that writes the design is over.
 * @throws Problem `network.picture-not-found`
 */
export async function requirePicture(tx: Sql, { id, width, height }: PlanPicture): Promise<void> {
  const rows = await tx.query(
    'select from network.floor_picture where id = $1 and width = $2 and height = $3 for share',
    [id, width, height],
  );
  if (rows.length === 0) throw new Problem('network.picture-not-found');
}
