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
  { roles, organisation, id }: Pick<Actor, 'roles' | 'organisation' | 'id'>,
): ReadonlySet<CasePart> {
  const ofHouse = roles.includes('officer') && organisation === null;
  if (roles.includes('administrator') || ofHouse || id.startsWith('system:')) return ALL;
  const parts = new Set<CasePart>();
  if (organisation === null) return parts;
  if (organisation === owner) parts.add('owner');
  if (participants.includes(organisation)) parts.add('participant');
  return parts;
}
