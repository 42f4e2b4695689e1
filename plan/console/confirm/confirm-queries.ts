import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { CompiledPlan } from '../../compile/compiled.ts';
import type { Decision } from '../../confirm/decision.ts';

/** A plan as the compiler wrote it: changes only where a gap is filled, which is told as an event. */
export interface CompiledAnswer {
  readonly plan: string;
  readonly document: string;
  readonly name: string;
  readonly synthetic: boolean;
  readonly compiled: CompiledPlan;
}

export function compiledQuery(plan: string) {
  return queryOptions({
    queryKey: ['compiled', plan],
    queryFn: ({ signal }) => get<CompiledAnswer>('/api/plan/read-compiled', { plan }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface PlanRecordAnswer {
  readonly state: 'draft' | 'live' | 'superseded';
  /** The plan that this draft is a new version of. */
  readonly amends: string | null;
  readonly decisions: readonly Decision[];
}

/** What goes over to a draft from the version before it; changes with either record. */
export function carriedQuery(plan: string) {
  return queryOptions({
    queryKey: ['decisions', plan, 'carried'],
    queryFn: ({ signal }) =>
      get<Pick<PlanRecordAnswer, 'decisions'>>('/api/plan/read-carried', { plan }, signal),
  });
}

/** The record of a plan: only what came since is read again. */
export function recordQuery(plan: string) {
  return queryOptions({
    queryKey: ['decisions', plan],
    queryFn: async ({ signal, client }): Promise<PlanRecordAnswer> => {
      const known = client.getQueryData<PlanRecordAnswer>(['decisions', plan])?.decisions ?? [];
      const after = known.at(-1)?.sequence ?? 0;
      const news = await get<PlanRecordAnswer>('/api/plan/read-decisions', { plan, after }, signal);
      return { ...news, decisions: joined(known, news.decisions) };
    },
    structuralSharing: false,
  });
}

/** Puts what the server answered to a decision beside what is known, without asking again; a hole is read anew. */
export function addToRecord(client: QueryClient, plan: string, decisions: readonly Decision[]): void {
  const known = client.getQueryData<PlanRecordAnswer>(['decisions', plan]);
  const next = (known?.decisions.at(-1)?.sequence ?? 0) + 1;
  if (known === undefined || (decisions[0]?.sequence ?? next) > next) {
    void client.invalidateQueries({ queryKey: ['decisions', plan] });
    return;
  }
  client.setQueryData<PlanRecordAnswer>(['decisions', plan], {
    ...known,
    decisions: joined(known.decisions, decisions),
  });
}

function joined(known: readonly Decision[], news: readonly Decision[]): readonly Decision[] {
  const last = known.at(-1)?.sequence ?? 0;
  const added = news.filter(({ sequence }) => sequence > last);
  return added.length === 0 ? known : [...known, ...added];
}
