import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

export type PlaceQuery = { readonly [name: string]: string | undefined };

/** The query of the address, by name, and how to change it: what is open is always in the address. */
export function usePlace(): {
  readonly query: PlaceQuery;
  /** Sets or (with `undefined`) removes names of the query. A new entry of the history, unless `replace`. */
  readonly set: (change: PlaceQuery, replace?: boolean) => void;
} {
  const search: object = useLocation({ select: (location) => location.search });
  const navigate = useNavigate();
  const query = useMemo(() => search as PlaceQuery, [search]);
  const set = useCallback(
    (change: PlaceQuery, replace = false) => {
      void navigate({
        to: '.',
        search: ((before: PlaceQuery) => clean({ ...before, ...change })) as never,
        replace,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { query, set };
}

function clean(query: PlaceQuery): PlaceQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));
}
