import { relativeWidth } from './letters.ts';
import type { Run } from './page-text.ts';

/** Cuts a run where a rule parts two cells: fonts set the words of neighbouring cells in one go. */
export function cutRun(run: Run, borders: readonly number[]): Run[] {
  const runs: Run[] = [];
  let rest = run;
  for (const border of borders) {
    const margin = 0.4 * rest.size;
    if (rest.x + margin > border || rest.x + rest.width - margin < border) continue;
    const [before, after] = cutAt(rest, border);
    if (before.text.trim() !== '') runs.push(before);
    rest = after;
  }
  return rest.text.trim() === '' ? runs : [...runs, rest];
}

/** At the space that is nearest to the border; else between the letters there. */
function cutAt(run: Run, border: number): [Run, Run] {
  const letters = [...run.text];
  const widths = letters.map(relativeWidth);
  const scale = run.width / widths.reduce((sum, width) => sum + width, 0);
  const places: number[] = [run.x];
  for (const width of widths) places.push((places.at(-1) ?? 0) + width * scale);
  const spaces = letters.flatMap((letter, at) => (/\s/.test(letter) ? [at] : []));
  const middleOf = (at: number) => ((places[at] ?? 0) + (places[at + 1] ?? 0)) / 2;
  const space = nearest(spaces, middleOf, border);
  const cut = space ?? nearest([...places.keys()], (at) => places[at] ?? 0, border) ?? letters.length;
  const piece = (from: number, to: number): Run => {
    const text = letters.slice(from, to).join('');
    const lead = [...text].length - [...text.trimStart()].length;
    const x = places[from + lead] ?? run.x;
    return { ...run, text: text.trim(), x, width: (places[from + [...text.trimEnd()].length] ?? x) - x };
  };
  return [piece(0, cut), piece(cut, letters.length)];
}

function nearest(
  all: readonly number[],
  placeOf: (at: number) => number,
  border: number,
): number | undefined {
  const distance = (at: number) => Math.abs(placeOf(at) - border);
  return all.toSorted((one, other) => distance(one) - distance(other))[0];
}
