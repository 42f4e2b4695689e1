import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { TargetForecast } from '../../board/target-forecast.ts';

/** Below `board`: what makes the board be read anew makes this, too. */
export function forecastQuery(target: string) {
  return queryOptions({
    queryKey: ['board', 'forecast', target],
    queryFn: ({ signal }) => get<TargetForecast>('/api/plan/read-forecast', { target }, signal),
  });
}
