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
  return lines.map((line, at) => {
    if (at >= until && title.test(line.text)) until = endOfContents(lines, at);
    return at < until || leader.test(line.text.slice(-60)) ? { ...line, aside: true } : line;
  });
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
    .replaceAll(/[\s\u3000]/g, '');
}
