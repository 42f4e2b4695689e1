import type { LeftOutReason } from './left-out.ts';
import { figure, middleOf, named, oneOf, type PlainEntity, placesOf, ringsOf } from './plain-entity.ts';
import type { PlanCandidate, PlanDemand, PlanProblem, PlanZone } from './plan-problem.ts';
import { availabilities, candidateKinds, plainZoneKinds } from './plan-words.ts';
import { type PlanPart, recordFault } from './record-fault.ts';

/** A record as a problem takes it, or why it takes none of it. */
export type Drafted<Draft> = { readonly draft: Draft } | { readonly reason: LeftOutReason };

type Sensitive = PlanProblem['sensitive'][number];

/** Whether nobody has planned, served or withdrawn a demand yet. */
export function isOpen({ values }: PlainEntity): boolean {
  return (values['status'] ?? 'open') === 'open';
}

/** What a demand does not say of height, traffic or priority binds nobody. */
export function demandDraft({ id, values }: PlainEntity): Drafted<PlanDemand> {
  const { operator, radius } = values;
  if (typeof operator !== 'string' && (operator ?? null) !== null)
    return { reason: { code: 'unfit', attribute: 'operator' } };
  if (typeof operator !== 'string' || operator === '') return { reason: { code: 'without-operator' } };
  if (typeof radius !== 'number') return { reason: { code: 'without-radius' } };
  const places = placesOf(values['location']);
  if (places === null && (values['location'] ?? null) !== null)
    return { reason: { code: 'unfit', attribute: 'location' } };
  return held('demand', {
    id,
    ...named(values),
    operator,
    kind: values['kind'] === 'indoor' ? 'indoor' : 'outdoor',
    places,
    radius,
    height: figure(values['height']) ?? 0,
    traffic: figure(values['traffic']) ?? 0,
    priority: oneOf(['high', 'normal', 'low'], values['priority']) ?? 'normal',
  });
}

/**
 * A candidate is always in a problem, so that whoever asks after it is told why it is no site: what it does not say, and what no plan
 * can reckon with, is null.
 * @param tenants operators that earlier plans put on it; null where there are none
 * @returns all that is wrong with it beside the draft
 */
export function candidateDraft(
  { id, values }: PlainEntity,
  tenants: ReadonlySet<string> | null,
): { readonly draft: PlanCandidate; readonly reasons: readonly LeftOutReason[] } {
  const kind = oneOf(candidateKinds, values['kind']);
  const reason = values['refusalReason'];
  const slots = figure(values['slots']);
  const further = figure(values['tenantCost']) ?? (kind === 'duct' ? 0 : null);
  const said = oneOf(availabilities, values['availability']);
  const availability = tenants === null ? said : 'used';
  let draft: PlanCandidate = {
    id,
    ...named(values),
    kind,
    availability,
    ...(typeof reason === 'string' ? { refusalReason: reason.slice(0, 500) } : {}),
    place: placesOf(values['location'])?.[0] ?? null,
    height: figure(values['height']) ?? (kind === 'duct' ? 0 : null),
    slots: slots === null ? null : Math.max(0, slots - (tenants?.size ?? 0)),
    ...(tenants === null ? {} : { present: [...tenants].toSorted().slice(0, mostPresent) }),
    cost: tenants === null ? (figure(values['cost']) ?? (kind === 'duct' ? 0 : null)) : further,
    tenantCost: further,
  };
  const reasons: LeftOutReason[] = [];
  if (kind === null) reasons.push({ code: 'without-kind' });
  if (availability === null) reasons.push({ code: 'without-availability' });
  for (const member of ['place', 'height', 'slots', 'cost', 'tenantCost'] as const) {
    const fault = recordFault('candidate', { ...draft, ...unsaid, [member]: draft[member] });
    if (fault === null) continue;
    reasons.push(fault);
    draft = { ...draft, [member]: null };
  }
  return { draft, reasons };
}

/** As many as a problem takes. */
const mostPresent = 20;

const unsaid = { place: null, height: null, slots: null, cost: null, tenantCost: null };

export function zoneDraft({ id, values }: PlainEntity): Drafted<PlanZone> {
  const kind = oneOf([...plainZoneKinds, 'spacing'], values['kind']);
  if (kind === null) return { reason: { code: 'without-kind' } };
  const allowed = values['allowedKinds'];
  const [maxHeight, minSpacing] = [figure(values['maxHeight']), figure(values['minSpacing'])];
  return held('zone', {
    id,
    ...named(values),
    kind,
    ...(maxHeight === null ? {} : { maxHeight }),
    ...(minSpacing === null ? {} : { minSpacing }),
    ...(allowed === undefined
      ? {}
      : { allowedKinds: [allowed].flat().flatMap((one) => oneOf(candidateKinds, one) ?? []) }),
    rings: ringsOf(values['location']),
  });
}

/** Categories of buildings whose windows are sensitive places of exposure. */
const sensitiveCategories = ['school', 'hospital', 'kindergarten', 'college', 'university'];

/** Schools and hospitals; null for any other building, and for one that nobody says the place of. */
export function sensitiveDraft({ id, values }: PlainEntity): Drafted<Sensitive> | null {
  const categories = [values['category']].flat();
  if (!categories.some((one) => sensitiveCategories.includes(String(one)))) return null;
  const place = middleOf(values['location']) ?? placesOf(values['location'])?.[0];
  if (place === undefined) return null;
  return held('sensitive', { id, ...named(values), place, height: figure(values['height']) ?? 0 });
}

function held<Draft>(part: PlanPart, draft: Draft): Drafted<Draft> {
  const reason = recordFault(part, draft);
  return reason === null ? { draft } : { reason };
}
