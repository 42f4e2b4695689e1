/** Kinds of candidate sites. */
export const candidateKinds = [
  'tower',
  'pole',
  'rooftop',
  'governmentBuilding',
  'greenSpace',
  'duct',
] as const;
export type CandidateKind = (typeof candidateKinds)[number];

/** What owners say of a candidate. */
export const availabilities = ['unopened', 'opened', 'used', 'refused'] as const;

/** Poles carry micro sites, all else macro sites, and what nobody says the kind of as well. */
export function scaleOf(kind: CandidateKind | null): 'macro' | 'micro' {
  return kind === 'pole' ? 'micro' : 'macro';
}

/** Kinds of zones that forbid or limit by themselves. */
export const plainZoneKinds = ['forbidden', 'restricted', 'heritage'] as const;

/** Why a candidate serves no demand, or not this one. */
export type RefusalReason =
  | { readonly code: 'refused'; readonly detail: string }
  | { readonly code: 'unopened' | 'without-place' | 'twin' | 'no-slots' }
  | { readonly code: 'unsaid'; readonly detail: string }
  | { readonly code: 'forbidden' | 'kind-not-allowed' | 'zone-height'; readonly zone: string }
  | { readonly code: 'too-near'; readonly zone: string; readonly other: string }
  | { readonly code: 'exposure'; readonly sensitive: string }
  | { readonly code: 'too-low'; readonly height: number }
  | { readonly code: 'too-much-traffic'; readonly capacity: number }
  /** Only together with what else the plan has: too near to another site, no capacity left, no slot or exposure left. */
  | { readonly code: 'beside'; readonly other: string }
  | { readonly code: 'full' | 'taken-up' };

/** Why a demand is not served. */
export type UnservedReason =
  /** Nobody says where it is, or at 0/0. */
  | { readonly code: 'without-place' }
  /** Inside buildings: indoor systems serve that. */
  | { readonly code: 'indoor' }
  /** The nearest candidate, if any, is farther than the radius. */
  | { readonly code: 'none-near'; readonly nearest: string | null; readonly metres: number | null }
  /** Candidates within the radius are all refused. */
  | { readonly code: 'all-refused' }
  /** There are sites for it, but they cannot stand or carry it together with what else is served. */
  | { readonly code: 'no-room' }
  | { readonly code: 'budget' };

/** What is odd about the input, and what was done about it. */
export type PlanNotice =
  | {
      readonly code: 'zone-without-place' | 'zone-says-nothing' | 'forbidden-but-allowed';
      readonly zone: string;
    }
  | { readonly code: 'zones-contradict'; readonly zone: string; readonly other: string }
  | { readonly code: 'demand-without-place'; readonly demand: string }
  | { readonly code: 'candidate-without-place'; readonly candidate: string }
  | { readonly code: 'same-demand'; readonly demand: string; readonly other: string }
  | { readonly code: 'same-candidate'; readonly candidate: string; readonly other: string }
  | { readonly code: 'budget-too-small'; readonly budget: number; readonly least: number };
