import type { Actor } from '../identity/actor.ts';
import type { Case } from './case.ts';

/**
 * What somebody is to a case: its owner, one who takes part, or the steward of all cases. By the organisation for which
 * they act; the steward is an administrator, or an officer of the house itself, who acts for no organisation.
 */
export type CasePart = 'owner' | 'participant' | 'steward';

/** A steward may do what everybody may: in a pinch they act for a unit, and the journal says so. */
const ALL: ReadonlySet<CasePart> = new Set(['owner', 'participant', 'steward']);

export function partsOf(
  { owner, participants }: Pick<Case, 'owner' | 'participants'>,
  { roles, organisation, formerly = [], id }: Pick<Actor, 'roles' | 'organisation' | 'formerly' | 'id'>,
): ReadonlySet<CasePart> {
  const ofHouse = roles.includes('officer') && organisation === null;
  if (roles.includes('administrator') || ofHouse || id.startsWith('system:')) return ALL;
  const parts = new Set<CasePart>();
  if (organisation === null) return parts;
  // What was given to an organisation before it was renamed is its own still.
  const names = [organisation, ...formerly];
  if (owner !== null && names.includes(owner)) parts.add('owner');
  if (participants.some((participant) => names.includes(participant))) parts.add('participant');
  return parts;
}
