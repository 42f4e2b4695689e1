import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { evidenceQuery } from '../data/measures.ts';

/** More than this is never loaded into a page; the export has all of it. */
const most = 5000;

/** The facts of a measurement, loaded page by page; with `all`, the rest is fetched as well. */
export function useEvidenceFacts(measurement: string, all: boolean) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    evidenceQuery(measurement),
  );
  const facts = useMemo(() => data?.pages.flatMap((page) => page.facts) ?? [], [data]);
  useEffect(() => {
    if (all && hasNextPage && !isFetchingNextPage && facts.length < most) void fetchNextPage();
  }, [all, hasNextPage, isFetchingNextPage, facts.length, fetchNextPage]);
  return {
    facts,
    total: data?.pages[0]?.total ?? 0,
    loaded: data !== undefined,
    error,
    fetchNextPage,
    refetch,
  };
}
