import { useEffect, useSyncExternalStore } from 'react';
import styles from './toast.module.css';

interface Note {
  readonly id: number;
  readonly text: string;
}

let current: Note | null = null;
const watchers = new Set<() => void>();

/** Says a short sentence at the bottom of the window, for a few seconds. */
export function say(text: string): void {
  set({ id: (current?.id ?? 0) + 1, text });
}

function set(note: Note | null): void {
  current = note;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Once, in the frame. */
export function Toast() {
  const note = useSyncExternalStore(watch, () => current);
  useEffect(() => {
    if (note === null) return;
    const timer = setTimeout(() => set(null), 4500);
    return () => clearTimeout(timer);
  }, [note]);
  return (
    <div className={styles['place']} role="status" aria-live="polite">
      {note !== null && (
        <p key={note.id} className={styles['toast']}>
          {note.text}
        </p>
      )}
    </div>
  );
}
