import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Connection, type ServerEvent, staleAfter } from './event-stream.ts';
import { liveEvents } from './live-events.ts';

/** Events come in bursts; what they make old is read anew at most this often (milliseconds). */
const pause = 250;

/**
 * Keeps every answer on the screen fresh while the component is mounted: used once, by the frame.
 * @param given false: the stream is not theirs, and is not asked for
 */
export function useLiveQueries(given: boolean): void {
  const queries = useQueryClient();
  const { recoveries } = useConnection();
  useEffect(() => {
    if (!given) return;
    const stale = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = liveEvents.listen((event) => {
      if (event.type === 'resync') void queries.invalidateQueries();
      for (const key of staleAfter(event)) stale.add(key);
      if (stale.size === 0 || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        for (const key of stale) void queries.invalidateQueries({ queryKey: [key] });
        stale.clear();
      }, pause);
    });
    liveEvents.start();
    return () => {
      clearTimeout(timer);
      stop();
      liveEvents.stop();
    };
  }, [queries, given]);
  useEffect(() => {
    if (recoveries > 0) void queries.invalidateQueries();
  }, [queries, recoveries]);
}

export function useConnection(): Connection {
  return useSyncExternalStore(liveEvents.watch, () => liveEvents.connection);
}

/** Hears server events while the component is mounted. */
export function useServerEvents(handle: (event: ServerEvent) => void): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => liveEvents.listen((event) => latest.current(event)), []);
}
