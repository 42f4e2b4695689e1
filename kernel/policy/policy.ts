import { Problem } from '../http/problem.ts';
import type { Actor, Role } from '../identity/actor.ts';

/**
 * What each role holds, as patterns of `<pack>.<verb>`: thin until policies are written in Cedar. Default deny.
 * A viewer reads everything; an officer works on plans, cases, what is stated about measures, files and the network; a machine reads and writes facts.
 * An officer writes no facts of its own choosing: the work of officers is judged by facts, and what their operations have
 * to say as facts is written by those operations.
 */
const GRANTS: Readonly<Record<Role, readonly string[]>> = {
  viewer: ['*.read'],
  officer: [
    '*.read',
    'plan.write',
    'cases.write',
    'files.write',
    'jobs.write',
    'measures.write',
    'scenarios.write',
    'network.write',
    'world.play',
  ],
  machine: ['facts.read', 'facts.write'],
  administrator: ['*.*'],
};

export function may(actor: Actor, permission: string): boolean {
  return actor.roles.some(
    // Roles come from stored credentials: one that is not known any more gives nothing.
    (role) => Object.hasOwn(GRANTS, role) && GRANTS[role].some((pattern) => matches(pattern, permission)),
  );
}

/** @throws Problem policy.denied */
export function demand(actor: Actor, permission: string): void {
  if (!may(actor, permission)) throw new Problem('policy.denied', { permission });
}

function matches(pattern: string, permission: string): boolean {
  const [pack, verb] = pattern.split('.');
  const [ownPack, ownVerb] = permission.split('.');
  return (pack === '*' || pack === ownPack) && (verb === '*' || verb === ownVerb);
}
