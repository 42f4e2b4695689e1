/**
 * A number of the plan and the words behind it in one line: 1.建成停车场 as it is written, but `1 建成停车场` for the
 * number of a row and `1.1 Retrofit homes`, which would run together.
 */
export function numbered(marker: string, words: string): string {
  return markerBefore(marker, words) + words;
}

/** The marker with the gap that the words behind it need. */
export function markerBefore(marker: string, words: string): string {
  const apart = /[\p{L}\p{N}:]$/u.test(marker) || (marker !== '' && /^[A-Za-z\d]/.test(words));
  return apart ? `${marker} ` : marker;
}
