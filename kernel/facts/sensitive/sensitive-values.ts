import type { Keyring } from '../../crypto/keyring.ts';
import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Entity, Fact, Json, Statement } from '../model/entity.ts';
import { factKey } from '../model/kinds.ts';
import type { Instance } from '../temporal/instance.ts';
import { type ConcealedKey, insertConcealed, PURPOSE, pathOf, readConcealed } from './concealed-store.ts';
import { concealed, concealedValue, digestOfConcealed, revealed } from './concealed-value.ts';
import type { SensitiveNames } from './sensitive-names.ts';

/** A value on its way out of a fact: it is to be stored with it. */
export interface Concealed extends ConcealedKey {
  readonly content: string;
}

/**
 * Sensitive values of a tenant. A fact holds the digest of its value and of a salt; the value itself lies sealed beside, found
 * by that digest. So whatever is made of facts (present state, history, changes, snapshots, log, evidence) holds no value, and
 * is the same whatever becomes of keys.
 */
export class SensitiveValues {
  readonly names: SensitiveNames;
  readonly #database: Database;
  readonly #keyring: Keyring;
  readonly #tenant: number;

  constructor(options: {
    readonly names: SensitiveNames;
    readonly database: Database;
    readonly keyring: Keyring;
    readonly tenant: number;
  }) {
    this.names = options.names;
    this.#database = options.database;
    this.#keyring = options.keyring;
    this.#tenant = options.tenant;
  }

  /** What is to be recorded in place of a statement. Null: that itself. @param key `factKey` */
  readonly conceal = (
    entity: string,
    types: readonly string[],
    key: string,
    statement: Statement,
  ): { readonly statement: Statement; readonly concealed: Concealed } | null => {
    // What was concealed before and is carried over stays as it is.
    if (!this.names.has(types, key) || digestOfConcealed(statement.value) !== null) return null;
    const { digest, content } = concealed(statement.value);
    return {
      statement: { ...statement, value: concealedValue(digest) },
      concealed: { entity, attribute: key, digest, content },
    };
  };

  /** In the transaction that stores the facts. @throws Problem crypto.no-key-source and of the key source */
  async store(values: readonly Concealed[], tx: Sql): Promise<void> {
    if (values.length === 0) return;
    const { seal } = await this.#keyring.sealer({ tenant: this.#tenant, purpose: PURPOSE }, tx);
    const rows = values.map((one) => ({ ...one, sealed: seal(one.content, pathOf(one)) }));
    await insertConcealed(this.#tenant, rows, tx);
  }

  /** Facts with their values; what is not there any more stays the digest. @throws Problem of the keyring; crypto.broken */
  async reveal(facts: readonly Fact[], sql: Sql = this.#database): Promise<readonly Fact[]> {
    const values = await this.#valuesOf(facts.flatMap(keyOf), sql);
    return values === null ? facts : facts.map((fact) => withValue(fact, fact.entity, values));
  }

  async revealEntities(entities: readonly Entity[], sql: Sql = this.#database): Promise<readonly Entity[]> {
    const all = entities.flatMap(({ facts, others = {} }) => [
      ...Object.values(facts),
      ...Object.values(others).flat(),
    ]);
    const values = await this.#valuesOf(all.flatMap(keyOf), sql);
    if (values === null) return entities;
    const opened = (fact: Fact): Fact => withValue(fact, fact.entity, values);
    return entities.map((entity) => {
      const { facts, others } = entity;
      const shown = Object.entries(facts).map(([name, fact]) => [name, opened(fact)] as const);
      const more = Object.entries(others ?? {}).map(([name, list]) => [name, list.map(opened)] as const);
      return {
        ...entity,
        facts: Object.fromEntries(shown),
        ...(others === undefined ? {} : { others: Object.fromEntries(more) }),
      };
    });
  }

  /** Instances of one entity's past. */
  async revealInstances(entity: string, instances: readonly Instance[]): Promise<readonly Instance[]> {
    const keys = instances.flatMap((one) => keyOf({ ...one, entity }));
    const values = await this.#valuesOf(keys, this.#database);
    return values === null ? instances : instances.map((one) => withValue(one, entity, values));
  }

  /** By their key; null: there are none. */
  async #valuesOf(keys: readonly ConcealedKey[], sql: Sql): Promise<ReadonlyMap<string, Json> | null> {
    if (keys.length === 0) return null;
    const rows = await readConcealed(this.#tenant, keys, sql);
    const use = { tenant: this.#tenant, purpose: PURPOSE };
    const open = await this.#keyring.opener(
      use,
      rows.map(({ sealed }) => sealed),
      sql,
    );
    return new Map(
      rows.map((row) => {
        const value = revealed(open(row.sealed, pathOf(row)), row.digest);
        if (value === undefined)
          throw new Problem('crypto.broken', { purpose: PURPOSE, where: pathOf(row).join(' ') });
        return [nameOf(row), value];
      }),
    );
  }
}

type Valued = Pick<Instance, 'attribute' | 'datasetId' | 'value'>;

function keyOf({
  entity,
  attribute,
  datasetId,
  value,
}: Valued & { readonly entity: string }): readonly ConcealedKey[] {
  const digest = digestOfConcealed(value);
  return digest === null ? [] : [{ entity, attribute: factKey(attribute, datasetId), digest }];
}

function withValue<One extends Valued>(one: One, entity: string, values: ReadonlyMap<string, Json>): One {
  const [key] = keyOf({ ...one, entity });
  const value = key && values.get(nameOf(key));
  return value === undefined ? one : { ...one, value };
}

const nameOf = ({ entity, attribute, digest }: ConcealedKey): string => `${digest} ${entity} ${attribute}`;
