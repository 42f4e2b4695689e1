/**
 * Does an Accept header (RFC 9110, section 12.5.1) want `application/ld+json` rather than `application/json`? Where both are
 * wanted alike, JSON comes first (ETSI GS CIM 009 V1.9.1, clause 6.3.4).
 */
export function prefersLinkedData(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  const ranges = accept.split(',').map((range) => {
    const [media = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters
      .map((part) => /^q=(\d(?:\.\d{1,3})?)$/.exec(part)?.[1])
      .find((text) => text !== undefined);
    return { media, quality: quality === undefined ? 1 : Number(quality) };
  });
  const wanted = (media: string): number =>
    [media, 'application/*', '*/*']
      .map((one) => ranges.find((range) => range.media === one)?.quality)
      .find((quality) => quality !== undefined) ?? 0;
  return wanted('application/ld+json') > wanted('application/json');
}
