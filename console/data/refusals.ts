type Listener = () => void;

const listeners = new Set<Listener>();

/** Hears that the server refused something to whoever is signed in, until the returned function is called. */
export function hearRefusals(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The server answered: they may not (403). What they were known to be may be old. */
export function tellRefusal(status: number): void {
  if (status !== 403) return;
  for (const listener of listeners) listener();
}
