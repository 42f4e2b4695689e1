import { Problem } from '../../http/problem.ts';
import type { Database } from '../../store/database.ts';

/** So many attempts at once, then one more in every `everyMs`. */
export interface Allowance {
  readonly burst: number;
  readonly everyMs: number;
}

/** Somebody who mistypes is not held up; somebody who guesses comes to 1,440 a day per account. */
export const ACCOUNT: Allowance = { burst: 5, everyMs: 60_000 };
/** An office behind one address has many who mistype. */
export const ADDRESS: Allowance = { burst: 20, everyMs: 10_000 };

/**
 * Limits of attempts per subject (`account:…`, `address:…`), kept in the database: they hold over all servers and
 * outlive a restart. The generic cell rate algorithm, in one statement that is its own lock.
 */
export interface Attempts {
  /** Counts one. @throws Problem identity.too-many-attempts with the seconds to wait */
  take(subject: string, allowance: Allowance): Promise<void>;
  /** Whether it is known here to be shut, without asking the database. @throws Problem identity.too-many-attempts */
  demandOpen(subject: string): void;
  /** Takes one back that turned out to be right. */
  giveBack(subject: string, allowance: Allowance): Promise<void>;
  /** The subject begins anew. */
  forget(subject: string): Promise<void>;
}

/** Subjects that this server refuses without asking, so that a flood stays off the database. */
const REMEMBERED = 10_000;

export function openAttempts(database: Database, clock: () => Date): Attempts {
  const shut = new Map<string, number>();

  function refuse(until: number): never {
    const seconds = Math.max(1, Math.ceil((until - clock().getTime()) / 1000));
    throw new Problem('identity.too-many-attempts', { seconds });
  }

  function demandOpen(subject: string): void {
    const until = shut.get(subject);
    if (until !== undefined && until > clock().getTime()) refuse(until);
    shut.delete(subject);
  }

  return {
    demandOpen,
    async take(subject, { burst, everyMs }) {
      demandOpen(subject);
      const now = clock();
      const latest = new Date(now.getTime() + (burst - 1) * everyMs);
      const taken = await database.query(
        `insert into identity.attempt (subject, free_at) values ($1, $2::timestamptz + $3 * interval '1 millisecond')
         on conflict (subject) do update
         set free_at = greatest(attempt.free_at, $2::timestamptz) + $3 * interval '1 millisecond'
         where attempt.free_at <= $4 returning subject`,
        [subject, now.toISOString(), everyMs, latest.toISOString()],
      );
      if (taken.length > 0) return;
      const [row] = await database.query<{ free_at: string }>(
        'select free_at from identity.attempt where subject = $1',
        [subject],
      );
      const until = Date.parse(row?.free_at ?? now.toISOString()) - (burst - 1) * everyMs;
      if (shut.size >= REMEMBERED) shut.clear();
      shut.set(subject, until);
      refuse(until);
    },
    async giveBack(subject, { everyMs }) {
      await database.query(
        `update identity.attempt set free_at = free_at - $2 * interval '1 millisecond' where subject = $1`,
        [subject, everyMs],
      );
    },
    async forget(subject) {
      shut.delete(subject);
      await database.query('delete from identity.attempt where subject = $1 or free_at < $2', [
        subject,
        clock().toISOString(),
      ]);
    },
  };
}

/** An address as a subject: of IPv6 the network of 64 bits, for its owner has all of its addresses. */
export function addressSubject(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return `address:${plain}`;
  const [head = '', tail] = plain.split('%', 1)[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const whole = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  const network = whole.slice(0, 4).map((part) => Number.parseInt(part, 16).toString(16));
  return `address:${network.join(':')}::/64`;
}
