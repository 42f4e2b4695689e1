import type { Publication } from '../../store/briefing-store.ts';

/** What is published, with its version and digest: whoever has the file can compute the digest again from `content`. */
export function openJson({ month, version, digest, publishedAt, content }: Publication): string {
  return `${JSON.stringify({ month, version, digest, publishedAt, content }, null, 2)}\n`;
}
