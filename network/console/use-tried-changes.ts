import { useEffect, useState } from 'react';
import type { SiteChange } from '../rules/site-changes.ts';
import { nothingTried, putBack, type Tried, triedOfText, tryChange } from './tried-changes.ts';

/** What is tried on a run. It outlives a reload of the tab, and the way to another run and back. */
export function useTriedChanges(run: string): Tried & {
  readonly change: (one: SiteChange) => void;
  /** Puts one site back, or all. */
  readonly reset: (site?: string) => void;
} {
  const place = `yuheng coverage ${run}`;
  const [tried, setTried] = useState(() => read(place));
  useEffect(() => {
    write(place, tried.changes);
  }, [place, tried.changes]);
  return {
    ...tried,
    change: (one) => setTried((before) => tryChange(before, one)),
    reset: (site) => setTried((before) => putBack(before, site)),
  };
}

// A browser may refuse to keep anything: then a change lives as long as its page.
function read(place: string): Tried {
  try {
    return triedOfText(sessionStorage.getItem(place));
  } catch {
    return nothingTried;
  }
}

function write(place: string, changes: readonly SiteChange[]): void {
  try {
    if (changes.length === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(changes));
  } catch {}
}
