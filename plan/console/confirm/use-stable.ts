import { useCallback, useLayoutEffect, useRef } from 'react';

/** A handler that stays the same through every render, so that rows are not drawn anew, and does what the newest one does. */
export function useStable<Values extends readonly unknown[]>(
  newest: (...values: Values) => void,
): (...values: Values) => void {
  const held = useRef(newest);
  useLayoutEffect(() => {
    held.current = newest;
  });
  return useCallback((...values: Values) => held.current(...values), []);
}
