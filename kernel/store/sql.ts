/** Plain SQL with `$1` parameters. */
export interface Sql {
  /**
   * Runs one statement and answers its rows.
   * With `values` (even `[]`) a text that comes often is prepared once per connection;
   * without `values` the text goes out as it is and may hold several statements, whose rows are dropped.
   *
   * Going in: an object becomes JSON, an array becomes a PostgreSQL array (give jsonb an array as
   * `JSON.stringify(array)`), undefined becomes null.
   * Coming out: int8 and numeric as number, timestamptz as `2026-01-31T08:00:00.000Z`, date as `2026-01-31`,
   * jsonb parsed, bytea as Buffer; an int8 that a number cannot hold exactly is an error.
   */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read';
  readonly readOnly?: boolean;
  /**
   * Statements are planned to look rows up by their keys, whatever is known of the tables: a plan that was kept from
   * when a table was empty would otherwise read all of it for every row wanted, once it has grown.
   */
  readonly byKey?: boolean;
}

export interface Database extends Sql {
  /** Commits when `work` resolves, rolls back when it throws; retries nothing. `tx` is of no use afterwards. */
  transaction<T>(work: (tx: Sql) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * One statement that reads rows by their keys, planned as `byKey` says, on connections that are kept for such: it costs
   * neither a plan nor a transaction.
   */
  byKey<Row extends object>(text: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /**
   * Calls `handler` for each NOTIFY on the channel, until the answered function is called. All channels share
   * one connection; after it was lost and made again, every handler is called with `''`: something may be missed.
   */
  listen(channel: string, handler: (payload: string) => void): Promise<() => Promise<void>>;
  /** No other process can use it: the cluster belongs to this one (`openDatabase({ data })`). */
  readonly alone: boolean;
  /** For tools. May hold a password: never write it to a log (that is why it does not show when printed). */
  readonly url: string;
  /** Ends the connections; an embedded cluster is stopped in order. A second call does nothing. */
  close(): Promise<void>;
}
