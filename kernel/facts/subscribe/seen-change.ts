import { Problem } from '../../http/problem.ts';
import { demandAsked, type Visible } from '../../policy/visible.ts';
import type { Entity } from '../model/entity.ts';
import { attributeOfKey } from '../model/kinds.ts';
import type { ChangeState } from './change-states.ts';
import type { Definition } from './subscription.ts';

/**
 * A change as somebody sees it: null where the entity may not be seen, where nothing that may be seen was touched, and where
 * the subscription asks about what is withheld.
 */
export function seenChange(
  change: ChangeState,
  definition: Definition,
  visible: Visible,
): ChangeState | null {
  const { before, after, deleted, created } = change;
  if (!mayAsk(definition, visible)) return null;
  const about = deleted ? (before ?? after) : after;
  if (visible.see(about) === null) return null;
  const touched = change.touched.filter((key) => !visible.hides(attributeOfKey(key), about.types));
  if (touched.length === 0 && !deleted && !created) return null;
  return { ...change, touched, before: before && visible.strip(before), after: visible.strip(after) };
}

function mayAsk({ q, geoQ }: Definition, visible: Visible): boolean {
  try {
    demandAsked(visible, { q, geo: geoQ });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'policy.withheld') return false;
    throw error;
  }
}

/** Linked entities as somebody sees them. */
export function seenOf(
  linked: ReadonlyMap<string, Entity>,
  visible: Visible | null,
): ReadonlyMap<string, Entity> {
  if (visible === null || linked.size === 0) return linked;
  const seen = [...linked].flatMap(([id, entity]) => {
    const own = visible.see(entity);
    return own === null ? [] : [[id, own] as const];
  });
  return new Map(seen);
}
