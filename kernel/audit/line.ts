import { digestOf } from './digest.ts';
import { leafHash, rootOf } from './merkle.ts';

/**
 * What an entry of the log says of one row of the database: `<word> <digest> <key>`. The digest is that of the row as the
 * entry left it, `-` where it left none; the last line about a row is what must stand in it.
 *
 *     fact <digest> <instance> <at> <entity> <key>    a row of history, and the present fact of that key
 *     past <digest> <instance> <at> <entity> <key>    a row of history only
 *     ended <digest> <instance> <at> <entity> <key>   a row of history that says the end; there is no present fact any more
 *     withdrawn - <instance> <at> <entity> <key>      the row of history was taken out
 *     forgotten - <until>                             history before that time is not kept any more
 *     <table> <digest> <key>                          the row of another table (Table)
 *     read - <entity>                                 it was shown to whoever the entry is by, since a policy wants that told
 *     refused - <count> <code> <route> <address> <account>   attempts of a minute that were refused (refusal.ts)
 *     payload <digest>                                what was done, where no row of these tables tells it
 */
export interface LogLine {
  readonly word: string;
  /** SHA-256 (hex); null: none. */
  readonly digest: string | null;
  readonly key: string;
}

/** Tables of which every row is told by its key and digest. */
export type Table =
  | 'entity'
  | 'measurement'
  | 'evidence'
  | 'definition'
  | 'assurance'
  | 'quality'
  | 'case'
  | 'journal'
  | 'notice';

export function line(word: string, digest: string | null, ...key: readonly (string | number)[]): string {
  const text = [word, digest ?? '-', ...key].join(' ');
  if (text.includes('\n')) throw new Error('a line of the log is one line');
  return text;
}

export function parseLine(text: string): LogLine {
  const first = text.indexOf(' ');
  const second = text.indexOf(' ', first + 1);
  const digest = text.slice(first + 1, second < 0 ? undefined : second);
  return {
    word: text.slice(0, first),
    digest: digest === '-' ? null : digest,
    key: second < 0 ? '' : text.slice(second + 1),
  };
}

/** What is sealed as a whole: only its digest is kept. */
export function payloadLine(payload: unknown): string {
  return line('payload', digestOf(payload));
}

/** The lines of an entry as they lie in the database. */
export function splitLines(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

/** Root (hex) over the lines of an entry. */
export function rootOfLines(lines: readonly string[]): string {
  return rootOf(lines.map((text) => leafHash(text))).toString('hex');
}
