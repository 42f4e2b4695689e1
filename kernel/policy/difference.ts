import type { Actor, Role } from '../identity/actor.ts';
import type { Policy } from './policy.ts';
import type { KnownPolicy } from './read-policies.ts';

/** A policy that comes, goes or becomes another. */
export interface PolicyDifference {
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A decision that would be another one. */
export interface DecisionDifference {
  /** A role, and an organisation where policies speak of one. */
  readonly role: string;
  readonly organisation: string | null;
  readonly action: string;
  readonly before: Extent;
  readonly after: Extent;
}

/** All of it, some of it, nothing. */
export type Extent = 'all' | 'some' | 'none';

export function policyDifferences(
  before: readonly KnownPolicy[],
  after: readonly KnownPolicy[],
): readonly PolicyDifference[] {
  const textOf = (policies: readonly KnownPolicy[]) => new Map(policies.map(({ id, text }) => [id, text]));
  const [old, young] = [textOf(before), textOf(after)];
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id) ?? null, young.get(id) ?? null];
    return was === is ? [] : [{ id, before: was, after: is }];
  });
}

/** What would be decided otherwise, for every role and organisation that policies speak of and every action. */
export function decisionDifferences(before: Policy, after: Policy): readonly DecisionDifference[] {
  const policies = [...before.inForce, ...after.inForce];
  const named = (type: string): readonly string[] => [
    ...new Set(
      policies.flatMap(({ json: { principal } }) =>
        'entity' in principal && principal.entity.type === type ? [principal.entity.id] : [],
      ),
    ),
  ];
  const organisations = [null, ...named('Organisation')];
  return ['', ...named('Role')].flatMap((role) =>
    organisations.flatMap((organisation) => {
      const actor = somebody(role === '' ? [] : [role], organisation);
      return before.actions.flatMap((action) => {
        const [was, is] = [before, after].map((policy) => extentOf(policy, actor, action));
        return was === is || !was || !is ? [] : [{ role, organisation, action, before: was, after: is }];
      });
    }),
  );
}

function extentOf(policy: Policy, actor: Actor, action: string): Extent {
  for (const [of, type] of ROWS) {
    if (of !== action) continue;
    const rows = policy.rows(actor, action, type, null);
    return rows === 'every' ? 'all' : rows === 'none' ? 'none' : 'some';
  }
  return policy.may(actor, action) ? 'all' : 'none';
}

const ROWS = [
  ['facts.read', 'Entity'],
  ['facts.write', 'Entity'],
  ['facts.read-attribute', 'Attribute'],
  ['cases.read', 'Case'],
  ['records.read', 'Record'],
  ['records.write', 'Record'],
] as const;

/** A person of whom nothing is known but their roles and organisation. */
export function somebody(roles: readonly string[], organisation: string | null): Actor {
  return {
    id: 'user:somebody',
    name: '',
    organisation,
    source: 'policy',
    roles: roles as readonly Role[],
    synthetic: false,
  };
}
