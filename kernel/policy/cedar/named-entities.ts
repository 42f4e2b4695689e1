import type { PolicyJson, UidJson } from './policy-json.ts';

/** Ids of the entities of a type that a policy names, in its scopes and its conditions. Pure. */
export function namedEntities(policy: PolicyJson, type: string): readonly string[] {
  const { principal, action, resource, conditions } = policy;
  const ids = uidsIn([principal, action, resource, conditions]).flatMap((uid) =>
    uid.type === type ? [uid.id] : [],
  );
  return [...new Set(ids)];
}

function uidsIn(value: unknown): readonly UidJson[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, id } = value as Partial<UidJson>;
  if (typeof type === 'string' && typeof id === 'string') return [{ type, id }];
  return Object.values(value).flatMap(uidsIn);
}
