import { useSyncExternalStore } from 'react';

let open: readonly HTMLElement[] = [];
const watchers = new Set<() => void>();

function set(next: readonly HTMLElement[]): void {
  open = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** A modal dialog was opened, over all others; the returned function tells that it was closed. */
export function dialogOpened(dialog: HTMLElement): () => void {
  set([...open, dialog]);
  return () => set(open.filter((each) => each !== dialog));
}

/** The modal dialog that is over everything, or null. What is outside of it lies under it, and screen readers pass it over. */
export function useTopDialog(): HTMLElement | null {
  return useSyncExternalStore(watch, () => open.at(-1) ?? null);
}
