import type { Json, JsonObject } from '../model/entity.ts';
import { shortTime } from '../model/instant.ts';
import type { Found } from './registration.ts';

/** A registration as it is told of: only that part of its information that is asked for (clauses 5.10.2.5 and 5.11.7). */
export function shownRegistration({ registration, information }: Found, sysAttrs: boolean): JsonObject {
  const { id, document, createdAt, modifiedAt } = registration;
  const whole = document['information'] as readonly Json[];
  return {
    ...document,
    id,
    information: information.map((place) => whole[place] ?? null),
    ...(sysAttrs ? { createdAt: shortTime(createdAt), modifiedAt: shortTime(modifiedAt) } : {}),
  };
}
