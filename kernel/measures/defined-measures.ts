import { canonical } from '../audit/digest.ts';
import { Problem } from '../http/problem.ts';
import type { Text } from '../packs/messages.ts';
import type { Sql } from '../store/database.ts';
import type { MeasureDefinition } from './definition.ts';
import { DEFINITION_COLUMNS, type DefinitionRow, definitionLine } from './seal.ts';

/** What a measure is called, and its definition in words. */
export interface MeasureTexts {
  readonly title: Text;
  readonly words: Text;
}

/** A measure of a pack, whose texts are messages, or one that somebody defined while the house ran. */
export interface KnownMeasure {
  readonly pack: string;
  readonly definition: MeasureDefinition;
  readonly texts: MeasureTexts | null;
}

interface Row {
  readonly pack: string;
  readonly definition: MeasureDefinition;
  readonly title: Text;
  readonly words: Text;
}

/** The newest version of each measure that people defined, or of one. */
export async function readDefined(sql: Sql, code: string | null = null): Promise<readonly KnownMeasure[]> {
  const rows = await sql.query<Row>(
    `select distinct on (code) pack, definition, title, words from measures.definition
     where title is not null and ($1::text is null or code = $1) order by code, version desc`,
    [code],
  );
  return rows.map(({ pack, definition, title, words }) => ({ pack, definition, texts: { title, words } }));
}

/** A definition as it is kept, and the newest one before it (null: none). */
type Stored = readonly [kept: MeasureDefinition, before: MeasureDefinition | null];
/** What else happens in the transaction in which a definition is stored, and when in it: by `store`. */
export type Within = (tx: Sql, store: () => Promise<Stored>) => Promise<void>;

/** @throws Problem measures.defined-meanwhile; of `within` */
export async function storeWithin(
  tx: Sql,
  within: Within | undefined,
  ...asked: Asked
): Promise<MeasureDefinition> {
  const kept: MeasureDefinition[] = [];
  const store = async (): Promise<Stored> => {
    const stored = await storeDefined(tx, ...asked);
    kept.push(stored[0]);
    return stored;
  };
  await (within === undefined ? store() : within(tx, store));
  const [definition] = kept;
  if (!definition) throw new Error('a definition was not stored');
  return definition;
}

type Asked = readonly [
  pack: string,
  definition: Omit<MeasureDefinition, 'version'>,
  texts: MeasureTexts,
  by: string,
  now: Date,
];

/**
 * Keeps a definition: what changes what is measured is a new version, the same one only gets its texts.
 * @returns it, and the newest version before; where the two differ nobody else keeps one until the transaction ends
 * @throws Problem measures.defined-meanwhile
 */
async function storeDefined(
  tx: Sql,
  ...[pack, definition, { title, words }, by, now]: Asked
): Promise<Stored> {
  const [newest] = await readDefined(tx, definition.code);
  const before = newest?.definition ?? null;
  const { version: last = 0, ...rest } = before ?? ({} as Partial<MeasureDefinition>);
  const { version: _version, ...asked } = definition as MeasureDefinition;
  const version = canonical(rest) === canonical(asked) ? last : last + 1;
  const kept: MeasureDefinition = { ...asked, version };
  const texts = [JSON.stringify(title), JSON.stringify(words)];
  if (version === last) {
    await tx.query('update measures.definition set title = $3, words = $4 where code = $1 and version = $2', [
      kept.code,
      version,
      ...texts,
    ]);
    return [kept, before];
  }
  const stored = await tx.query(
    `insert into measures.definition (code, version, pack, definition, defined_at, title, words, defined_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning version`,
    [kept.code, version, pack, canonical(kept), now.toISOString(), ...texts, by],
  );
  if (stored.length === 0) throw new Problem('measures.defined-meanwhile', { code: kept.code });
  return [kept, before];
}

/** What the log says of a definition as it is kept now. */
export async function lineOfDefinition(
  tx: Sql,
  { code, version }: Pick<MeasureDefinition, 'code' | 'version'>,
): Promise<string> {
  const [row] = await tx.query<DefinitionRow>(
    `select ${DEFINITION_COLUMNS} from measures.definition where code = $1 and version = $2`,
    [code, version],
  );
  if (!row) throw new Error(`the definition of ${code} is missing`);
  return definitionLine(row);
}
