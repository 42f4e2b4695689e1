/** What is wrong with a plan: which rule, of which candidate, demand or operator, and by how much where that can be said. */
export interface PlanFault {
  readonly fault:
    | 'unknown-candidate'
    | 'candidate-twice'
    | 'not-available'
    | 'unknown-demand'
    | 'demand-twice'
    | 'demand-forgotten'
    | 'wrong-operator'
    | 'tenant-without-demand'
    | 'tenant-twice'
    | 'too-far'
    | 'too-low'
    | 'too-high'
    | 'too-many-tenants'
    | 'too-much-traffic'
    | 'zone'
    | 'spacing'
    | 'site-exposure'
    | 'exposure'
    | 'wrong-cost'
    | 'wrong-split'
    | 'over-budget'
    | 'bound-above-cost'
    | 'wrong-weight';
  readonly of: string;
  readonly by?: number;
}
