import type { Database, Sql } from '../store/database.ts';
import type { Policy } from './policy.ts';
import type { PolicyText } from './read-policies.ts';

const CHANNEL = 'yuheng_policies';

/** A text of the house in force. */
export interface HouseText extends PolicyText {
  readonly version: number;
}

/** The newest of each name, also of those that were taken back. */
export async function readHouseTexts(sql: Sql): Promise<readonly HouseText[]> {
  return sql.query<HouseText & Record<string, unknown>>(
    'select distinct on (name) name as source, version, text from policy.text order by name, version desc',
    [],
  );
}

export async function insertHouseText(
  text: HouseText & { readonly proposal: string; readonly at: string },
  tx: Sql,
): Promise<void> {
  await tx.query('insert into policy.text (name, version, text, proposal, at) values ($1, $2, $3, $4, $5)', [
    text.source,
    text.version,
    text.text,
    text.proposal,
    text.at,
  ]);
  await tx.query('select pg_notify($1, $2)', [CHANNEL, text.source]);
}

/**
 * Puts the approved texts of the house in force, now and whenever one is approved on any server of the database.
 * @returns to look again at once, and to stop
 */
export async function followHouseTexts(
  database: Database,
  policy: Policy,
  report: (error: unknown) => void,
): Promise<{ look(): Promise<void>; stop(): Promise<void> }> {
  let turn: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    turn = turn.catch(() => undefined).then(async () => policy.renew(await readHouseTexts(database)));
    return turn;
  };
  const stop = await database.listen(CHANNEL, () => void look().catch(report));
  await look();
  return { look, stop };
}
