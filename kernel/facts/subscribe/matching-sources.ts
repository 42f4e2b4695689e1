import type { SealedDocuments } from '../../crypto/sealed-documents.ts';
import type { Sql } from '../../store/database.ts';
import { hasExpired } from '../sources/has-expired.ts';
import { compileSourceQuery } from '../sources/match-registration.ts';
import type { Found } from '../sources/registration.ts';
import { readRegistrations } from '../sources/registration-store.ts';
import { sourceQueryOf } from './source-query-of.ts';
import type { Definition } from './subscription.ts';

/** All sources that a subscription is about at a time, in the order of their ids. */
export async function matchingSources(
  sql: Sql,
  sources: SealedDocuments,
  definition: Definition,
  now: string,
): Promise<readonly Found[]> {
  const matches = compileSourceQuery(sourceQueryOf(definition));
  const found: Found[] = [];
  for await (const registration of readRegistrations(sql, sources, null)) {
    const information = hasExpired(registration.definition, now) ? [] : matches(registration.definition);
    if (information.length > 0) found.push({ registration, information });
  }
  return found;
}
