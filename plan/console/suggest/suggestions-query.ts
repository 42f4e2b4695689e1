import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';

export interface ModelSuggestion {
  readonly id: string;
  readonly item: string;
  readonly quote: string;
  readonly class: string;
  readonly quantities: readonly {
    readonly value: number;
    readonly high: number | null;
    readonly unit: string;
  }[];
  readonly model: string;
  readonly state: 'open' | 'accepted' | 'dismissed';
}

export function suggestionsQuery(plan: string) {
  return queryOptions({
    queryKey: ['suggestions-of-model', plan],
    queryFn: ({ signal }) =>
      get<{ model: string | null; suggestions: readonly ModelSuggestion[] }>(
        '/api/plan/list-suggestions',
        { plan },
        signal,
      ),
  });
}
