import { useEffect, useSyncExternalStore } from 'react';
import { useText } from '../text/text-context.ts';

/** What the page on the screen tells the frame: its title, and whether anything on it is synthetic. */
interface PageState {
  readonly title: string;
  readonly synthetic: number;
}

let state: PageState = { title: '', synthetic: 0 };
const watchers = new Set<() => void>();

function change(next: Partial<PageState>): void {
  state = { ...state, ...next };
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function usePageState(): PageState {
  return useSyncExternalStore(watch, () => state);
}

/** Names the page in the top bar and in the window's title. */
export function usePageTitle(title: string): void {
  const t = useText();
  useEffect(() => {
    change({ title });
    document.title = title === '' ? t('shell.name') : `${title} · ${t('shell.name')}`;
  }, [title, t]);
}

/** While mounted with `true`, the frame shows the mark of synthetic data. */
export function useSynthetic(synthetic: boolean): void {
  useEffect(() => {
    if (!synthetic) return;
    change({ synthetic: state.synthetic + 1 });
    return () => change({ synthetic: state.synthetic - 1 });
  }, [synthetic]);
}
