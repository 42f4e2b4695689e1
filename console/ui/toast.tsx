import { useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTopDialog } from './dialogs.ts';
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

/** How long somebody has for a sentence, ms: some for the eye to find it, and for each byte, of which a Chinese character has three. */
function timeFor(text: string): number {
  return 3500 + 45 * new TextEncoder().encode(text).length;
}

/** Once, in the frame; shown in the drawer that is open, if one is: it would lie under it. */
export function Toast() {
  const dialog = useTopDialog();
  const note = useSyncExternalStore(watch, () => current);
  useEffect(() => {
    if (note === null) return;
    const timer = setTimeout(() => set(null), timeFor(note.text));
    return () => clearTimeout(timer);
  }, [note]);
  const place = (
    <div className={styles['place']} role="status" aria-live="polite">
      {note !== null && (
        <p key={note.id} className={styles['toast']}>
          {note.text}
        </p>
      )}
    </div>
  );
  return dialog === null ? place : createPortal(place, dialog);
}
