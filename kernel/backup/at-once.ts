/** Does a work for each item, so many at a time; after a failure nothing new is begun, and what was begun is waited for. */
export async function atOnce<T>(
  count: number,
  items: Iterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = [...items].values();
  const failures: unknown[] = [];
  const one = async (): Promise<void> => {
    for (const item of queue) {
      if (failures.length > 0) return;
      await work(item).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: count }, one));
  if (failures.length > 0) throw failures[0];
}
