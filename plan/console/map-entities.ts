import { useQueries, useQueryClient } from '@tanstack/react-query';
import { entitiesQuery, type PlainEntity } from '@yuheng/console/data/facts';
import { get } from '@yuheng/console/data/request';
import { useServerEvents } from '@yuheng/console/data/use-live';
import { useEffect, useRef } from 'react';
import { mapThemes } from './map-layers.ts';

const pause = 400;
const batch = 100;

/** The entities of every theme that is switched on, kept fresh: an entity that changes is read anew alone. */
export function useMapEntities(types: readonly string[]) {
  useLiveEntities();
  return useQueries({
    queries: types.map((type) => entitiesQuery(type)),
    combine: (answers) => ({
      byType: new Map(types.map((type, index) => [type, answers[index]?.data])),
      error: answers.find((answer) => answer.error !== null)?.error ?? null,
      loading: answers.some((answer) => answer.isPending),
    }),
  });
}

function useLiveEntities(): void {
  const queries = useQueryClient();
  const changed = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useServerEvents((event) => {
    if (event.type !== 'facts') return;
    const type = event.types.find((each) => mapThemes.some((theme) => theme.type === each));
    if (type === undefined) return;
    changed.current.set(event.entity, type);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const now = Map.groupBy(changed.current, ([, each]) => each);
      changed.current = new Map();
      for (const [each, pairs] of now) {
        const ids = pairs.map(([id]) => id);
        if (queries.getQueryData(['entities', each]) !== undefined) {
          void readAnew(each, ids).then(
            (fresh) =>
              queries.setQueryData<readonly PlainEntity[]>(['entities', each], (before) =>
                replace(before ?? [], fresh),
              ),
            () => queries.invalidateQueries({ queryKey: ['entities', each] }),
          );
        }
        for (const id of ids) void queries.invalidateQueries({ queryKey: ['entity', id] });
      }
    }, pause);
  });
}

async function readAnew(type: string, ids: readonly string[]): Promise<readonly PlainEntity[]> {
  const fresh: PlainEntity[] = [];
  for (let at = 0; at < ids.length; at += batch) {
    const id = ids.slice(at, at + batch).join(',');
    fresh.push(
      ...(await get<readonly PlainEntity[]>('/ngsi-ld/v1/entities', {
        type,
        id,
        options: 'keyValues',
        limit: batch,
      })),
    );
  }
  return fresh;
}

/** The list with fresh entities in the place of old ones, new ones at its end. */
export function replace(
  before: readonly PlainEntity[],
  fresh: readonly PlainEntity[],
): readonly PlainEntity[] {
  const byId = new Map(fresh.map((entity) => [entity.id, entity]));
  const known = new Set(before.map(({ id }) => id));
  return [
    ...before.map((entity) => byId.get(entity.id) ?? entity),
    ...fresh.filter(({ id }) => !known.has(id)),
  ];
}
