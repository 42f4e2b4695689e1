import type { JsonObject } from '../facts/model/entity.ts';
import type { Sql } from '../store/database.ts';
import type { Use } from './data-key-store.ts';
import type { Change, Keyring } from './keyring.ts';
import { isSealed, parseSealed } from './sealed.ts';

/** The document with each of its secrets, sealed ones as well, changed in its place. Pure, and always in the same order. */
export type Secrets = (document: JsonObject, change: Change) => JsonObject;

/** A table whose documents hold secrets. Its rows are found by tenant and id. */
export interface SealedTable {
  /** What its data keys are for. */
  readonly purpose: string;
  /** With the schema. */
  readonly table: string;
  readonly column: string;
  readonly secrets: Secrets;
}

/** The secrets of a document, in the order in which they are changed. */
export function secretsIn({ secrets }: SealedTable, document: JsonObject): readonly string[] {
  const texts: string[] = [];
  secrets(document, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/** The documents of a tenant in such a table: only their secrets are sealed, so all else of them can be read and asked for. */
export class SealedDocuments {
  readonly tenant: number;
  readonly #keyring: Keyring;
  readonly #table: SealedTable;
  readonly #use: Use;

  constructor(keyring: Keyring, table: SealedTable, tenant: number) {
    this.tenant = tenant;
    this.#keyring = keyring;
    this.#table = table;
    this.#use = { tenant, purpose: table.purpose };
  }

  /** As it is to be stored under this id. @throws Problem crypto.no-key-source where it has secrets and the house no key */
  async seal(id: string, document: JsonObject, tx: Sql): Promise<JsonObject> {
    if (secretsIn(this.#table, document).length === 0) return document;
    const { seal } = await this.#keyring.sealer(this.#use, tx);
    return this.#table.secrets(document, (text, path) => seal(text, [id, ...path]));
  }

  /** As it was before it was sealed. @throws Problem as `Keyring.opener` */
  async open(id: string, stored: JsonObject, sql: Sql): Promise<JsonObject> {
    const sealed = secretsIn(this.#table, stored).filter(isSealed);
    if (sealed.length === 0) return stored;
    const open = await this.#keyring.opener(this.#use, sealed, sql);
    // What was stored before there were keys stands in the open until keys are rotated.
    return this.#table.secrets(stored, (text, path) => (isSealed(text) ? open(text, [id, ...path]) : text));
  }

  /**
   * Seals by the current data key what is not sealed by it.
   * @returns for documents as they are stored: as they are to be stored; null: there is nothing to do
   */
  sealerAnew(tx: Sql): (id: string, stored: JsonObject) => Promise<JsonObject | null> {
    let current: Awaited<ReturnType<Keyring['sealer']>> | null = null;
    return async (id, stored) => {
      const texts = secretsIn(this.#table, stored);
      if (texts.length === 0) return null;
      current ??= await this.#keyring.sealer(this.#use, tx);
      const { key, seal } = current;
      if (texts.every((text) => parseSealed(text)?.key === key)) return null;
      const document = await this.open(id, stored, tx);
      return this.#table.secrets(document, (text, path) => seal(text, [id, ...path]));
    };
  }
}
