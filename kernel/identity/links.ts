import type { Audit } from '../audit/audit.ts';
import { sha256 } from '../audit/digest.ts';
import { Problem } from '../http/problem.ts';
import type { Sql } from '../store/database.ts';
import type { Actor } from './actor.ts';
import type { Caller } from './caller.ts';
import {
  callerOfPerson,
  PERSON_COLUMNS,
  PERSON_OPEN,
  PERSON_TABLES,
  type PersonRow,
} from './directory/person-caller.ts';
import { newSecret } from './new-secret.ts';

const LIFETIME_MS = 3_600_000;

/** Links that sign a person on record in, once and within an hour. */
export interface Links {
  issue(person: string, by: Actor, tx: Sql): Promise<string>;
  /** Uses it up. @throws Problem identity.bad-link */
  take(link: string, tx: Sql): Promise<Caller>;
}

export function openLinks(audit: Audit, clock: () => Date): Links {
  return {
    async issue(person, by, tx) {
      const secret = newSecret();
      const now = clock();
      // What somebody else is clearing away just now is left to them: they may wait for the log, which may be held here.
      await tx.query(
        `delete from identity.link where hash in (
           select hash from identity.link where expires_at < $1 for update skip locked)`,
        [now.toISOString()],
      );
      await tx.query(
        'insert into identity.link (hash, person, made_at, expires_at) values ($1, $2, $3, $4)',
        [sha256(secret), person, now.toISOString(), new Date(now.getTime() + LIFETIME_MS).toISOString()],
      );
      await audit.append({ by, action: 'identity.issue-link', resource: person, payload: {} }, tx);
      return secret;
    },
    async take(link, tx) {
      const [used] = await tx.query<{ person: string }>(
        'delete from identity.link where hash = $1 and expires_at > $2 returning person',
        [sha256(link), clock().toISOString()],
      );
      const [row] =
        used === undefined
          ? []
          : await tx.query<PersonRow>(
              `select ${PERSON_COLUMNS} from ${PERSON_TABLES} where person.id = $1 and ${PERSON_OPEN}`,
              [used.person],
            );
      if (!row) throw new Problem('identity.bad-link');
      return callerOfPerson(row);
    },
  };
}
