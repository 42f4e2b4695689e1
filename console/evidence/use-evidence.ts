import { useCallback } from 'react';
import { usePlace } from '../data/use-place.ts';

/** What the evidence drawer shows, kept in the address: a measurement, or a measure without one. */
export function useEvidence(): {
  readonly measurement: string | undefined;
  readonly measure: string | undefined;
  readonly open: (measurement: string) => void;
  readonly close: () => void;
} {
  const { query, set } = usePlace();
  const open = useCallback(
    (measurement: string) => set({ evidence: measurement, measure: undefined }),
    [set],
  );
  const close = useCallback(() => set({ evidence: undefined, measure: undefined }), [set]);
  return { measurement: query['evidence'], measure: query['measure'], open, close };
}
