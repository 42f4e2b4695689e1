import type { Statement } from '@yuheng/kernel/facts-model';
import type { Programme } from '../confirm/programme.ts';
import type { PlanRecord, PlanState } from '../store/plan-store.ts';

/** What the graph is told of a plan (entity type ActionPlan). */
export function planFacts(
  id: string,
  state: PlanState,
  plan: Pick<Programme, 'title' | 'documentNumber' | 'issuer' | 'issueDate' | 'items' | 'targets'>,
  source: { readonly name: string; readonly sha256: string },
  at: string,
): { id: string; types: readonly string[]; statements: ReadonlyMap<string, Statement> } {
  const text = (value: string): Statement => ({ kind: 'Property', value, unitCode: null, observedAt: at });
  const count = (value: number): Statement => ({ kind: 'Property', value, unitCode: 'C62', observedAt: at });
  const statements = new Map<string, Statement>([
    ['name', text(plan.title ?? source.name)],
    ['state', text(state)],
    ['sourceDigest', text(source.sha256)],
    ['taskCount', count(plan.items.length)],
    ['targetCount', count(plan.targets.length)],
  ]);
  for (const name of ['documentNumber', 'issuer', 'issueDate'] as const) {
    const value = plan[name];
    if (value !== null) statements.set(name, text(value));
  }
  return { id: planEntity(id), types: ['ActionPlan'], statements };
}

export function planEntity(id: string): string {
  return `urn:ngsi-ld:ActionPlan:${id}`;
}

/** The change of a plan's state, as a statement. */
export function stateStatement(state: PlanState, at: string): ReadonlyMap<string, Statement> {
  return new Map([['state', { kind: 'Property', value: state, unitCode: null, observedAt: at }]]);
}

/** A change of the plan's entity. */
export type PlanChange =
  | { readonly op: 'append'; readonly id: string; readonly statements: ReadonlyMap<string, Statement> }
  | { readonly op: 'remove'; readonly id: string; readonly attribute: string };

/** What the graph has to be told where a decision changed the plan; mostly nothing. */
export function changedFacts(before: PlanRecord, after: PlanRecord, at: string): readonly PlanChange[] {
  const [was, is] = [before, after].map(
    (plan) => planFacts(plan.id, plan.state, plan.programme, plan.source, at).statements,
  );
  if (was === undefined || is === undefined) return [];
  const id = planEntity(after.id);
  const changed = [...is].filter(([name, { value }]) => was.get(name)?.value !== value);
  const ended = [...was.keys()].filter((name) => !is.has(name));
  return [
    ...(changed.length > 0 ? [{ op: 'append' as const, id, statements: new Map(changed) }] : []),
    ...ended.map((attribute) => ({ op: 'remove' as const, id, attribute })),
  ];
}
