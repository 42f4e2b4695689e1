import type { Statement } from '../facts/model/entity.ts';
import type { Case } from './case.ts';

/** The entity under which a case shows its state. */
export function entityId(item: { readonly id: string; readonly type: string }): string {
  return `urn:ngsi-ld:${item.type}:${item.id}`;
}

/** What a case shows of itself. */
export function shown(item: Case, at: string): ReadonlyMap<string, Statement> {
  const property = (value: string): Statement => ({
    kind: 'Property',
    value,
    unitCode: null,
    observedAt: at,
  });
  const statements = new Map([
    ['state', property(item.state)],
    ['openedAt', property(item.openedAt)],
  ]);
  if (item.dueAt) statements.set('dueAt', property(item.dueAt));
  if (item.closedAt) statements.set('closedAt', property(item.closedAt));
  if (item.owner) statements.set('owner', property(item.owner));
  if (item.notice) statements.set('notice', property(item.notice));
  return statements;
}

/** What the case showed and does not hold any more: the due time of a closed one, the closing of one that is open again, an owner, a notice. */
export function over(before: Case, after: Case): readonly string[] {
  return (['dueAt', 'closedAt', 'owner', 'notice'] as const).filter(
    (name) => before[name] !== null && after[name] === null,
  );
}
