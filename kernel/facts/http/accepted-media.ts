/** What answers are written in, in the order of preference where all are wanted alike (clause 6.3.4). */
export const JSON_MEDIA = ['application/json', 'application/ld+json'] as const;
/** Entities may also be asked for as GeoJSON. */
export const GEO_MEDIA = [...JSON_MEDIA, 'application/geo+json'] as const;

interface Range {
  readonly media: string;
  readonly quality: number;
}

/**
 * Which of the media types on offer an Accept header (RFC 9110, section 12.5.1) wants most; of those that it wants alike the
 * first. Null: none of them.
 */
export function acceptedMedia<Media extends string>(
  accept: string | undefined,
  offered: readonly [Media, ...Media[]],
): Media | null {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(rangeOf);
  let best: { readonly media: Media; readonly quality: number } | null = null;
  for (const media of offered) {
    const quality = wanted(media, ranges);
    if (quality > (best?.quality ?? 0)) best = { media, quality };
  }
  return best?.media ?? null;
}

function rangeOf(text: string): Range {
  const [media = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters
    .map((part) => /^q=([01](?:\.\d{0,3})?)$/.exec(part)?.[1])
    .find((found) => found !== undefined);
  return { media, quality: quality === undefined ? 1 : Number(quality) };
}

/** The most specific range that covers a media type has the say. */
function wanted(media: string, ranges: readonly Range[]): number {
  const [kind = ''] = media.split('/');
  return (
    [media, `${kind}/*`, '*/*']
      .map((one) => ranges.find((range) => range.media === one)?.quality)
      .find((quality) => quality !== undefined) ?? 0
  );
}
