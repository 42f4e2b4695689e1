import type { OffsetMap } from './map/offset-map.ts';

export const docxMedia = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export type Media = 'text/plain' | 'text/html' | 'application/pdf' | typeof docxMedia;

/** The content decides what a document is; the media only tells senders what is understood. */
export const documentMedia = [
  'application/octet-stream',
  'application/pdf',
  docxMedia,
  'text/html',
  'text/plain',
] as const;

/** The text that every span of a compiled plan points into, and the way from it back to the original. */
export interface DocumentText {
  /** Paragraphs are lines; a table is one line a row, its cells separated by tabs. */
  readonly text: string;
  /** How the original writes its characters: `utf-8`, `gb18030` …; `pdf` where its fonts do. */
  readonly encoding: string;
  readonly media: Media;
  readonly map: OffsetMap;
  readonly images: readonly DocumentImage[];
  readonly notes: readonly Note[];
}

/** An image whose content is not read: its name stands in the text as a line of its own. */
export interface DocumentImage {
  readonly name: string;
  /** Offset of that line. */
  readonly at: number;
}

/** Something that the reader left out of the text on purpose, or read with a doubt. */
export interface Note {
  readonly kind: NoteKind;
  readonly count: number;
}

export type NoteKind =
  | 'broken-characters'
  | 'contents'
  | 'deleted-text'
  | 'footnotes'
  | 'hidden-text'
  | 'navigation'
  | 'page-numbers'
  | 'recognised-text'
  | 'running-heads'
  | 'attachments';

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** `done` of `total` pages; called for documents that have pages. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The notes that have something to say. */
export function notesOf(counts: Partial<Record<NoteKind, number>>): Note[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({ kind: kind as NoteKind, count }));
}
