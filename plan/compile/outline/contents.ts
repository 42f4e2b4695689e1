import type { Line } from './line.ts';
import { readMarker } from './marker.ts';

const title = /^(?:目[\s\u3000]*[录次]|(?:table of )?contents)$/i;
const leader = /(?:\.{3,}|…{1,}|·{3,}|[_—-]{4,})[\s\u3000]*[\d（(]{1,4}[)）]?$/;
/** Longer lists of contents do not happen in plans. */
const longest = 200;
/** Entries that are looked for in the body: the first may be called otherwise there. */
const probed = 6;

/** Marks the lines of a list of contents, so that its numbers are not taken for the parts themselves. */
export function withoutContents(lines: readonly Line[]): Line[] {
  let until = 0;
  const listed = listsOfLabels(lines);
  return lines.map((line, at) => {
    if (at >= until && title.test(line.text)) until = endOfContents(lines, at);
    return at < until || listed.has(line) || leader.test(line.text.slice(-60))
      ? { ...line, aside: true }
      : line;
  });
}

/** Fewer labels in a row may be parts that are told in one line each. */
const fewestLabels = 3;

/**
 * Goal 1: …, Goal 2: …, Goal 3: … in a row, before any other label, which all come again further on with words of their
 * own between them: a list of the parts that are to come.
 */
function listsOfLabels(lines: readonly Line[]): ReadonlySet<Line> {
  const labels = lines.flatMap((line, at) => {
    const marker = line.tabular === true ? null : readMarker(line.text, true);
    return marker?.family.startsWith('label') === true ? [{ line, at, marker }] : [];
  });
  const row = labels.filter(({ at, marker }, place) =>
    labels.slice(0, place + 1).every((before, rank) => {
      // The words of a long label may go on in the next lines.
      const near = rank === 0 || before.at - (labels[rank - 1]?.at ?? 0) <= 4;
      return (
        near &&
        before.marker.family === marker.family &&
        before.marker.ordinal === rank + 1 &&
        before.at <= at
      );
    }),
  );
  if (row.length < fewestLabels) return new Set();
  const again = row.map(({ marker }) =>
    labels
      .slice(row.length)
      .find((one) => one.marker.family === marker.family && one.marker.ordinal === marker.ordinal),
  );
  const parted = again.every(
    (one, rank) => one !== undefined && (rank === 0 || one.at > (again[rank - 1]?.at ?? 0) + 1),
  );
  return new Set(parted ? row.map(({ line }) => line) : []);
}

/** The contents end where one of their first entries stands a second time. */
function endOfContents(lines: readonly Line[], at: number): number {
  const entries = lines.slice(at + 1, at + 1 + probed);
  for (const [place, line] of entries.entries()) {
    const words = entry(line);
    if (words.length < 2 || /^\d*$/.test(words)) continue;
    const after = at + 2 + place;
    const again = lines
      .slice(after, at + longest)
      .findIndex((one) => entry(one).startsWith(words) && !leader.test(one.text.slice(-60)));
    // A number in a line of its own stands above the words that it numbers.
    const alone = again > 0 && numberAlone.test(lines[after + again - 1]?.text ?? '');
    if (again >= 0) return after + again - (alone ? 1 : 0);
  }
  return at + 1;
}

const numberAlone = /^(?:\d{1,2}|[ivx]{1,4})[.)]$/i;

/** The words of an entry, without the number before them and that of the page. */
function entry({ text }: Line): string {
  const whole = text.slice(0, 80);
  const words = whole.slice(readMarker(whole, true)?.length ?? 0);
  return words
    .replace(leader, '')
    .replace(/[\s\u3000]+\d{1,3}$/, '')
    .replace(/[.。]$/, '')
    .replaceAll(/[\s\u3000]/g, '');
}
