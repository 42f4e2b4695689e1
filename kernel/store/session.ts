import type { Duplex } from 'node:stream';
import type { ClientBase, QueryResult } from 'pg';
import type { Sql, TransactionOptions } from './sql.ts';
import { statementName } from './statement-name.ts';

/** The query in the form that pg wants it. */
export function statement(text: string, values: readonly unknown[] | undefined) {
  if (values === undefined) return { text };
  const name = statementName(text);
  return name === undefined ? { text, values: [...values] } : { name, text, values: [...values] };
}

/** pg answers an array of results for several statements, although its types do not say so. */
export function rowsOf<Row extends object>(result: { rows: unknown[] } | readonly unknown[]): readonly Row[] {
  return Array.isArray(result) ? [] : ((result as { rows: unknown[] }).rows as Row[]);
}

/** Runs a statement on one connection, with errors as the outside should see them. */
export type Ask = (text: string, values?: readonly unknown[]) => Promise<QueryResult>;

export function askOn(client: ClientBase, seen: (error: unknown) => unknown): Ask {
  const { stream } = (client as ClientBase & { readonly connection: { readonly stream: Duplex } }).connection;
  return async (text, values) => {
    try {
      // What is asked in one go leaves in one packet: a write to the socket costs as much as many a statement.
      if (stream.writableCorked === 0) {
        stream.cork();
        process.nextTick(() => stream.uncork());
      }
      return await client.query(statement(text, values));
    } catch (error) {
      throw seen(error);
    }
  };
}

/** One transaction on one connection. Statements given at once travel together and run one after the other. */
class Transaction implements Sql {
  readonly #ask: Ask;
  readonly #asked = new Set<Promise<unknown>>();
  #ended = false;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    if (this.#ended) return Promise.reject(new Error('the transaction has ended'));
    const answer = this.#ask(text, values).then((result) => rowsOf<Row>(result));
    const settled = answer.catch(() => undefined).finally(() => this.#asked.delete(settled));
    this.#asked.add(settled);
    return answer;
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#asked);
  }
}

/** How statements by key are planned, for a transaction or a whole session. */
export function plannedByKey(set: 'set' | 'set local'): string {
  return [
    ...['hashjoin', 'mergejoin', 'seqscan', 'bitmapscan'].map((plan) => `${set} enable_${plan} = off`),
    `${set} plan_cache_mode = force_generic_plan`,
  ].join('; ');
}
const BY_KEY = plannedByKey('set local');

/** Runs `work` between BEGIN and COMMIT. Throws what `work` throws as it is, or the error of the commit. */
export async function runTransaction<T>(
  ask: Ask,
  work: (tx: Sql) => Promise<T>,
  { isolation = 'read committed', readOnly = false, byKey = false }: TransactionOptions = {},
): Promise<T> {
  const tx = new Transaction(ask);
  const begin = `begin isolation level ${isolation} ${readOnly ? 'read only' : 'read write'}`;
  const begun = ask(byKey ? `${begin}; ${BY_KEY}` : begin);
  // A connection that breaks here fails the first statement as well; that one tells.
  begun.catch(() => undefined);
  try {
    const answer = await work(tx);
    await begun;
    await tx.end();
    // A statement failed and `work` went on as if not: PostgreSQL then answers COMMIT with a rollback.
    const { command } = await ask('commit');
    if (command !== 'COMMIT')
      throw new Error('nothing was committed: a statement of the transaction had failed');
    return answer;
  } catch (error) {
    await tx.end();
    // A rollback fails only with the connection, and the pool drops a connection that broke.
    await ask('rollback').catch(() => undefined);
    throw error;
  }
}
