import type { Line } from './line.ts';

const title = /^(?:目[\s\u3000]*[录次]|(?:table of )?contents)$/i;
const leader = /(?:\.{3,}|…{1,}|·{3,}|[_—-]{4,})[\s\u3000]*[\d（(]{1,4}[)）]?$/;
/** Longer lists of contents do not happen in plans. */
const longest = 200;

/** Marks the lines of a list of contents, so that its numbers are not taken for the parts themselves. */
export function withoutContents(lines: readonly Line[]): Line[] {
  let until = 0;
  return lines.map((line, at) => {
    if (at >= until && title.test(line.text)) until = endOfContents(lines, at);
    return at < until || leader.test(line.text.slice(-60)) ? { ...line, aside: true } : line;
  });
}

/** The contents end where their first entry stands a second time. */
function endOfContents(lines: readonly Line[], at: number): number {
  const first = lines[at + 1];
  if (first === undefined) return at + 1;
  const words = entry(first);
  const again = lines
    .slice(at + 2, at + longest)
    .findIndex((line) => words.length > 1 && entry(line).startsWith(words));
  return again < 0 ? at + 1 : at + 2 + again;
}

function entry({ text }: Line): string {
  return text
    .slice(0, 80)
    .replace(leader, '')
    .replace(/[\s\u3000]+\d{1,3}$/, '')
    .replaceAll(/[\s\u3000]/g, '');
}
