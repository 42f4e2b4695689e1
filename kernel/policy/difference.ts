import type { Actor, Role } from '../identity/actor.ts';
import { namedEntities } from './cedar/named-entities.ts';
import type { Extent } from './cedar/narrowing.ts';
import type { Policy } from './policy.ts';
import type { KnownPolicy } from './read-policies.ts';

/** A policy that comes, goes or becomes another. */
export interface PolicyDifference {
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Decisions that would be others, told once for all whom they are alike for. */
export interface DecisionDifference {
  /** A permission, or an operation whose permission does not change alike. */
  readonly action: string;
  readonly before: Extent;
  readonly after: Extent;
  readonly who: readonly Those[];
  /** Actions within this one that change alike for the same people, and are not told. */
  readonly implied: number;
}

/** People by role and organisation. */
export interface Those {
  /** null: of whatever role, or none; '': of none. */
  readonly role: string | null;
  /** null: of whatever organisation, or none; '': of none that policies speak of. */
  readonly organisation: string | null;
}

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

/**
 * What would be decided otherwise, for every role and organisation that policies speak of and every action.
 * @param above the actions that an action is within
 */
export function decisionDifferences(
  before: Policy,
  after: Policy,
  above: (action: string) => readonly string[],
): readonly DecisionDifference[] {
  const policies = [...before.inForce, ...after.inForce];
  const named = (type: string): readonly string[] => [
    ...new Set(policies.flatMap(({ json }) => namedEntities(json, type))),
  ];
  const [roles, organisations] = [
    ['', ...named('Role')],
    ['', ...named('Organisation')],
  ];
  const people = roles.flatMap((role) =>
    organisations.map((organisation) => ({
      role,
      organisation,
      actor: somebody(role === '' ? [] : [role], organisation === '' ? null : organisation),
    })),
  );
  const found = before.actions.flatMap((action) => {
    const changed = people.flatMap(({ actor, ...those }) => {
      const [was, is] = [before.whole(actor, action).extent, after.whole(actor, action).extent];
      return was === is ? [] : [{ those, was, is }];
    });
    return [...Map.groupBy(changed, ({ was, is }) => `${was} ${is}`).values()].flatMap((alike) => {
      const [first] = alike;
      if (!first) return [];
      const who = folded(
        alike.map(({ those }) => those),
        roles,
        organisations,
      );
      return [{ action, before: first.was, after: first.is, who }];
    });
  });
  return withoutImplied(found, above);
}

/** A role for all its organisations, an organisation for all its roles, and everybody, where it is exactly so. Pure. */
export function folded(
  those: readonly { readonly role: string; readonly organisation: string }[],
  roles: readonly string[],
  organisations: readonly string[],
): readonly Those[] {
  if (those.length === roles.length * organisations.length) return [{ role: null, organisation: null }];
  const wholeRoles = roles.filter(
    (role) => those.filter((one) => one.role === role).length === organisations.length,
  );
  const wholeOrganisations = organisations.filter(
    (organisation) => those.filter((one) => one.organisation === organisation).length === roles.length,
  );
  return [
    ...wholeRoles.map((role) => ({ role, organisation: null })),
    ...wholeOrganisations.map((organisation) => ({ role: null, organisation })),
    ...those.filter(
      ({ role, organisation }) => !wholeRoles.includes(role) && !wholeOrganisations.includes(organisation),
    ),
  ];
}

/** Without what changes alike with an action above it. */
function withoutImplied(
  found: readonly Omit<DecisionDifference, 'implied'>[],
  above: (action: string) => readonly string[],
): readonly DecisionDifference[] {
  const keyOf = (action: string, { before, after, who }: (typeof found)[number]): string =>
    JSON.stringify([action, before, after, who]);
  const told = new Map(found.map((one) => [keyOf(one.action, one), { ...one, implied: 0 }]));
  // The widest first: nothing is above what is told.
  const climb = (action: string): readonly string[] =>
    above(action).flatMap((wider) => [...climb(wider), wider]);
  for (const one of found) {
    const wider = climb(one.action)
      .map((action) => keyOf(action, one))
      .find((key) => told.has(key));
    const telling = wider === undefined ? undefined : told.get(wider);
    if (!wider || !telling) continue;
    told.delete(keyOf(one.action, one));
    told.set(wider, { ...telling, implied: telling.implied + 1 });
  }
  return [...told.values()];
}

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
