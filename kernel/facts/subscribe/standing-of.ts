import type { Actor } from '../../identity/actor.ts';
import type { Standing } from '../../identity/standings.ts';
import type { Visible } from '../../policy/visible.ts';
import type { Live } from './live-subscriptions.ts';

/** What those who asked for subscriptions may do at this moment. */
export interface StandingOf {
  /** Whether a subscription tells anything at all: not where who asked is closed, or has nothing to do in the tenant any more. */
  stands(live: Live): boolean;
  /** What they may see; null: everything. */
  visibleOf(live: Live): Visible | null;
}

/** @param tenant by name; null: the one without */
export function standingOf(
  standing: Standing,
  tenant: string | null,
  visibleTo: (actor: Actor) => Visible | null,
): StandingOf {
  // One actor, one look: policies remember what they decided of an actor.
  const known = new Map<Actor, Actor | null>();
  const now = (actor: Actor): Actor | null => {
    const found = known.get(actor);
    if (found !== undefined) return found;
    const here = standing(actor, tenant);
    known.set(actor, here);
    return here;
  };
  return {
    stands: ({ actor }) => actor === null || now(actor) !== null,
    visibleOf({ actor }) {
      const who = actor && now(actor);
      return who && visibleTo(who);
    },
  };
}
