import { usePlace } from '@yuheng/console/data/use-place';
import { useCallback } from 'react';

/** Which target or task is open beside the page; kept in the address. */
export function useItem() {
  const { query, set } = usePlace();
  return {
    target: query['target'],
    task: query['task'],
    openTarget: useCallback((target: string) => set({ target, task: undefined }), [set]),
    openTask: useCallback((task: string) => set({ task, target: undefined }), [set]),
    close: useCallback(() => set({ target: undefined, task: undefined }), [set]),
  };
}
