import { liveEvents } from '@yuheng/console/data/live-events';
import type { Query } from '@yuheng/console/data/request';
import { upload } from '@yuheng/console/data/upload';

export type SendState =
  /** Bytes are on their way; `share` of them have left. */
  | { readonly step: 'sending'; readonly share: number }
  /** The server reads the document: `done` of `total` pages, where it has pages and has told. */
  | { readonly step: 'compiling'; readonly done: number; readonly total: number };

/** Sends a document to an operation that reads it, and tells how far it is. */
export async function sendDocument<T>(
  path: string,
  query: Query,
  file: Blob,
  show: (state: SendState) => void,
  signal: AbortSignal,
): Promise<T> {
  const key = newKey();
  const stop = liveEvents.listen((event) => {
    if (event.type !== 'progress' || event.key !== key) return;
    show({ step: 'compiling', done: event.done, total: event.total });
  });
  show({ step: 'sending', share: 0 });
  const onProgress = (share: number) =>
    show(share < 1 ? { step: 'sending', share } : { step: 'compiling', done: 0, total: 0 });
  try {
    return await upload<T>(path, { ...query, progress: key }, file, onProgress, signal);
  } finally {
    stop();
  }
}

/** A UUID (RFC 9562, version 4); `crypto.randomUUID` is missing where the console is served without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
