/** One thing that the search of the top bar finds. A pack offers its own in `console/search.ts`. */
export interface SearchEntry {
  readonly id: string;
  /** Shown as the kind of thing, already in the user's language. */
  readonly kind: string;
  readonly title: string;
  /** Further words that are searched, and shown small. */
  readonly words: string;
  /** Path in the console, with its query. */
  readonly to: string;
}

/** A hook: what can be found now, from answers that are already here or quickly read. */
export type UseSearchEntries = () => readonly SearchEntry[];
