import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { ProposedChange } from '@yuheng/kernel/scenario-change';
import type { Lever } from '../../scenarios/levers.ts';
import type { ListedScenario, ScenarioView } from '../../scenarios/read-view.ts';

export type { Lever } from '../../scenarios/levers.ts';
export type { ListedScenario, ScenarioView } from '../../scenarios/read-view.ts';
export type { ScenarioTarget } from '../../scenarios/result.ts';
export type Line = ProposedChange;

type Text = { readonly 'zh-CN': string; readonly en: string };

/** An attribute of a type, as a form needs it. */
export interface AttributeView {
  readonly name: string;
  readonly title: Text;
  readonly kind: string;
  readonly value: string | null;
  readonly unitCode: string | null;
  readonly anyUnit: boolean;
  readonly oneOf: readonly { readonly value: string; readonly title: Text }[];
}

export interface TypeView {
  readonly name: string;
  readonly title: Text;
  readonly attributes: readonly AttributeView[];
}

/** Below `case`: what a step of a case makes new makes these, too. */
export const scenariosQuery = queryOptions({
  queryKey: ['case', 'scenarios'],
  queryFn: ({ signal }) =>
    get<{ scenarios: readonly ListedScenario[] }>('/api/plan/list-scenarios', {}, signal),
});

export function scenarioQuery(scenario: string) {
  return queryOptions({
    queryKey: ['case', 'scenario', scenario],
    queryFn: ({ signal }) => get<ScenarioView>('/api/plan/read-scenario', { scenario }, signal),
  });
}

export function leversQuery(target: string) {
  return queryOptions({
    queryKey: ['board', 'levers', target],
    queryFn: ({ signal }) =>
      get<{ levers: readonly Lever[] }>('/api/plan/suggest-levers', { target }, signal),
  });
}

export const typesQuery = queryOptions({
  queryKey: ['scenario-types'],
  queryFn: ({ signal }) => get<{ types: readonly TypeView[] }>('/api/scenarios/list-types', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
