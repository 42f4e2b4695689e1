/** An evaluation came to no value: the policy is left out, as in Cedar. One for all, for a stack would cost more than the decision. */
export const FAILED: unique symbol = Symbol('evaluation failed');

export function fail(): never {
  throw FAILED;
}
