interface Counted {
  readonly served: number;
  readonly holes: number;
  readonly unknown: number;
}

interface Named {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly cells: readonly { readonly id: string }[];
}

/** Means of what city cases have: `-95.23` to `-127.55` dBm, `-5.68` to `12.34` dB. */
const [levelLength, sinrLength] = [6.5, 4.7];
const [commas, lineEnd, reason] = [6, 2, 6];

/** Bytes that the CSV of a run will have, to about a tenth: its lines are counted, the length of a line is a mean. */
export function csvBytes({ served, holes, unknown }: Counted, sites: readonly Named[]): number {
  const mean = (lengthOf: (site: Named) => number) =>
    sites.length === 0 ? 0 : sites.reduce((sum, site) => sum + lengthOf(site), 0) / sites.length;
  const place = mean(({ longitude, latitude }) => longitude.toFixed(7).length + latitude.toFixed(7).length);
  const names = mean(
    ({ id, cells }) => id.length + cells.reduce((sum, cell) => sum + cell.id.length, 0) / cells.length,
  );
  const line = place + commas + lineEnd;
  return served * (line + levelLength + sinrLength + names) + (holes + unknown) * (line + reason);
}
