import { useSyncExternalStore } from 'react';

const name = 'yuheng.seen-jobs';
/** Older ones are told no more anyway. */
const most = 200;
const watchers = new Set<() => void>();
let text = '';
let seen: ReadonlySet<string> = new Set();

/** Ids of ended jobs of which somebody at this browser said that they know; the same in all its tabs. */
export function useSeenJobs(): ReadonlySet<string> {
  return useSyncExternalStore(watch, current);
}

export function sayJobSeen(id: string): void {
  try {
    localStorage.setItem(name, JSON.stringify([...current(), id].slice(-most)));
  } catch {
    // A browser that forbids storage forgets it with the page.
    text = JSON.stringify([...seen, id]);
    seen = new Set([...seen, id]);
  }
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  window.addEventListener('storage', watcher);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener('storage', watcher);
  };
}

function current(): ReadonlySet<string> {
  const stored = read();
  if (stored !== null && stored !== text) {
    text = stored;
    seen = new Set(idsOf(stored));
  }
  return seen;
}

function read(): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function idsOf(stored: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(stored);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
