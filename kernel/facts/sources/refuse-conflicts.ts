import type { SealedDocuments } from '../../crypto/sealed-documents.ts';
import { Problem } from '../../http/problem.ts';
import type { Sql } from '../../store/database.ts';
import type { Facts } from '../facts.ts';
import { hasExpired } from './has-expired.ts';
import { knowing } from './match-registration.ts';
import type { EntityInfo, Mode, Registration, RegistrationInfo } from './registration.ts';
import { readRegistrations } from './registration-store.ts';
import type { SourceSelector } from './source-query.ts';

/** Modes whose attributes are kept by no one else: with which ones of others they do not go together (clause 4.3.6.3). */
const RIVALS: Readonly<Record<Mode, readonly Mode[]>> = {
  exclusive: ['exclusive', 'redirect'],
  redirect: ['exclusive'],
  inclusive: [],
  auxiliary: [],
};

/**
 * What an exclusive or a redirect registration is about is kept by nobody else, this broker included (ETSI GS CIM 009 V1.9.1,
 * clauses 5.9.2.4 and 5.9.3.4).
 * @throws Problem facts.registration-conflict
 */
export async function refuseConflicts(
  { id, definition: { mode, information }, modifiedAt: now }: Registration,
  { sql, sealed, facts }: { readonly sql: Sql; readonly sealed: SealedDocuments; readonly facts: Facts },
): Promise<void> {
  const rivals = RIVALS[mode];
  if (rivals.length === 0) return;
  for await (const other of readRegistrations(sql, sealed, null)) {
    if (other.id === id || hasExpired(other.definition, now) || !rivals.includes(other.definition.mode))
      continue;
    for (const info of information) {
      const knows = knowing(selectorsOf(info, mode), info.attributes ?? undefined);
      if (other.definition.information.some(knows)) conflict(id, other.id);
    }
  }
  for (const info of information) {
    const selectors = selectorsOf(info, mode);
    const { entities } = await facts.query(
      {
        limit: 1,
        ...(selectors ? { anyOf: selectors } : {}),
        ...(info.attributes ? { attributes: info.attributes } : {}),
      },
      { sql },
    );
    for (const entity of entities) conflict(id, entity.id);
  }
}

/** Of an exclusive registration the id alone says which entity it is. */
function selectorsOf({ entities }: RegistrationInfo, mode: Mode): readonly SourceSelector[] | undefined {
  return entities?.map((one) => (mode === 'exclusive' ? { ids: [one.id ?? ''] } : selectorOf(one)));
}

function selectorOf({ types, id, idPattern }: EntityInfo): SourceSelector {
  return {
    typeExpression: { op: 'and', terms: types.map((word) => ({ word })) },
    ...(id === undefined ? {} : { ids: [id] }),
    ...(id !== undefined || idPattern === undefined ? {} : { idPattern }),
  };
}

function conflict(id: string, other: string): never {
  throw new Problem('facts.registration-conflict', { id, other });
}
