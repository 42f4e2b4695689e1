import { useQueries } from '@tanstack/react-query';
import { historyQuery, type PlainEntity } from '@yuheng/console/data/facts';

/**
 * Is anything on the map synthetic? The simplified form of an entity does not say who recorded it,
 * so one fact of each type is asked: a type is filled by one source.
 */
export function useSyntheticSample(byType: ReadonlyMap<string, readonly PlainEntity[] | undefined>): boolean {
  const firsts = [...byType.values()].flatMap((entities) => entities?.[0]?.id ?? []);
  return useQueries({
    queries: firsts.map((id) => historyQuery(id, 'location')),
    combine: (answers) => answers.some((answer) => answer.data?.facts[0]?.by.synthetic === true),
  });
}
