/** Whether two JSON values are the same; the order of an object's members counts, as both are built in one place. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
