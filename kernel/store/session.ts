import type { ClientBase } from 'pg';
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

/** One transaction on one connection. Statements given at once run one after the other. */
class Transaction implements Sql {
  readonly #client: ClientBase;
  #last: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    if (this.#ended) return Promise.reject(new Error('the transaction has ended'));
    const run = async () => rowsOf<Row>(await this.#client.query(statement(text, values)));
    const answer = this.#last.then(run, run);
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#last;
  }
}

/** Runs `work` between BEGIN and COMMIT. Throws what `work` throws, or the error of the commit. */
export async function runTransaction<T>(
  client: ClientBase,
  work: (tx: Sql) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const tx = new Transaction(client);
  await client.query(
    `begin isolation level ${options.isolation ?? 'read committed'} ${options.readOnly === true ? 'read only' : 'read write'}`,
  );
  try {
    const answer = await work(tx);
    await tx.end();
    // A statement failed and `work` went on as if not: PostgreSQL then answers COMMIT with a rollback.
    const { command } = await client.query('commit');
    if (command !== 'COMMIT')
      throw new Error('nothing was committed: a statement of the transaction had failed');
    return answer;
  } catch (error) {
    await tx.end();
    // A rollback fails only with the connection, and the pool drops a connection that broke.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
