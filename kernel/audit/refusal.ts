import type { Actor } from '../identity/actor.ts';
import { line, parseLine } from './line.ts';

/** Somebody was refused: who they are, or who a stranger says they are. */
export interface Refusal {
  /** null: nobody has shown who they are. */
  readonly by: Actor | null;
  /** Code of the problem that they were told. */
  readonly code: string;
  /** The route that they asked. */
  readonly what: string;
  readonly address: string;
  /** The account or key that a stranger named (`user:…`, `key:…`): kept where it is on record alone. */
  readonly account: string | null;
}

/** The same refusal, so often within a minute. */
export interface CountedRefusal {
  readonly count: number;
  readonly code: string;
  readonly what: string;
  /** `*`: of more addresses than are told apart. */
  readonly address: string;
  readonly account: string | null;
}

/** `refused - <count> <code> <route> <address> <account>` (line.ts). */
export function refusalLine({ count, code, what, address, account }: CountedRefusal): string {
  return line('refused', null, count, ...[code, what, address, account ?? ''].map(word));
}

/** null: it says something else. */
export function parseRefusal(text: string): CountedRefusal | null {
  const { word: kind, key } = parseLine(text);
  const [count, code = '', what = '', address = '', account = '-'] = key.split(' ');
  if (kind !== 'refused') return null;
  return { count: Number(count), code, what, address, account: account === '-' ? null : account };
}

/** One word of a line, whatever was sent. */
function word(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]/g, '_').slice(0, 200) || '-';
}
