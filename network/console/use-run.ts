import { useQuery } from '@tanstack/react-query';
import { RequestProblem } from '@yuheng/console/data/request';
import { runQuery, runsQuery } from './coverage-queries.ts';
import type { ListedRun } from './run-chooser.tsx';

export interface RunLookup {
  /** Newest first; the run that is looked at is among them, however old it is. */
  readonly runs: readonly ListedRun[];
  readonly run: ListedRun | undefined;
  /** The address names a run that is not there: removed, or never was. */
  readonly gone: boolean;
  readonly error: unknown;
  readonly loading: boolean;
  readonly retry: () => void;
}

/** The run that the address names, or else the newest one. Never another than the one that is named. */
export function useRun(named: string | undefined): RunLookup {
  const list = useQuery(runsQuery);
  const runs = list.data?.runs ?? [];
  const among = named === undefined ? runs[0] : runs.find(({ id }) => id === named);
  const alone = useQuery({
    ...runQuery(named ?? ''),
    enabled: named !== undefined && list.data !== undefined && among === undefined,
  });
  const wanted = named !== undefined && among === undefined;
  const run = wanted ? alone.data : among;
  const gone = wanted && isGone(alone.error);
  return {
    runs: wanted && run !== undefined ? [...runs, run] : runs,
    run,
    gone,
    error: list.error ?? (wanted && !gone ? alone.error : null),
    loading: list.data === undefined || (wanted && alone.isPending),
    retry: () => void (list.error === null ? alone : list).refetch(),
  };
}

/** Not there, or written in a way that no run is. */
function isGone(error: Error | null): boolean {
  return error instanceof RequestProblem && [400, 404].includes(error.status);
}
