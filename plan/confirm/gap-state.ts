import type { CompiledPlan, Gap } from '../compile/compiled.ts';
import { isBelow } from '../compile/is-below.ts';
import type { Decision } from './decision.ts';
import { gapIds } from './gap-ids.ts';
import { placeKey } from './place-key.ts';
import type { Programme } from './programme.ts';
import { standingDecisions, thingKey } from './standing.ts';

/** answered: a decision answered it, or somebody filled in what was missing. acknowledged: it stays open, and somebody said why. */
export type GapState = 'open' | 'answered' | 'acknowledged';

/** Where each gap of the compiled plan stands, in their order. */
export function gapStatesOf(
  compiled: CompiledPlan,
  programme: Omit<Programme, 'gaps'>,
  decisions: readonly Decision[],
): readonly { readonly id: string; readonly gap: Gap; readonly state: GapState }[] {
  const standing = standingDecisions(decisions);
  const ids = gapIds(compiled.gaps);
  return compiled.gaps.map((gap, at) => {
    const id = ids[at] ?? '';
    const acknowledged = standing.has(thingKey({ kind: 'gap', id }));
    const state = isAnswered(gap, compiled, programme) ? 'answered' : acknowledged ? 'acknowledged' : 'open';
    return { id, gap, state };
  });
}

function isAnswered(
  { kind, span, annex, filled }: Gap,
  compiled: CompiledPlan,
  programme: Omit<Programme, 'gaps'>,
): boolean {
  if (filled !== undefined) return true;
  const place = span === null ? null : placeKey({ span, ...(annex !== undefined && { annex }) });
  const at = (one: Parameters<typeof placeKey>[0]): boolean => placeKey(one) === place;
  const below = compiled.headings.filter(at);
  switch (kind) {
    case 'missing-title':
      return programme.title !== null;
    case 'missing-number':
      return programme.documentNumber !== null;
    case 'missing-date':
    case 'relative-horizon-without-base':
      return programme.issueDate !== null;
    case 'unquantified-target': {
      const meant = compiled.targets.filter(at).map(({ id }) => id);
      return (
        meant.length > 0 &&
        programme.targets.every(({ id, kind: now }) => !meant.includes(id) || now === 'numeric')
      );
    }
    case 'no-responsible-unit':
      return programme.items
        .filter((item) => span === null || at(item) || below.some(({ id }) => isBelow(item.section, id)))
        .every(({ assignments }) => assignments.length > 0);
    default:
      return false;
  }
}
