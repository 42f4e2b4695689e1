import type { Horizon } from '../compiled.ts';
import { chineseTimes } from './chinese-times.ts';
import { englishTimes } from './english-times.ts';
import type { HorizonContext } from './fields.ts';
import { isOver } from './over.ts';

export type { HorizonContext } from './fields.ts';

/** Most clauses hold nothing that a time could be made of. */
const chinese = /[年月季纪五到至]/;
const english = /(?:19|20)\d\d|\b(?:years?|months?)\b/i;

/** Every horizon between two offsets, in the order of the text; of two that overlap, the one that begins first. */
export function readHorizons(text: string, from: number, to: number, context: HorizonContext): Horizon[] {
  return readTimes(text, from, to, context).filter((horizon) => !isOver(text, horizon, context));
}

/** The times among which the horizons are: those of the past as well. */
export function readTimes(text: string, from: number, to: number, context: HorizonContext): Horizon[] {
  const stretch = text.slice(from, to);
  const patterns = [
    ...(chinese.test(stretch) ? chineseTimes : []),
    ...(english.test(stretch) ? englishTimes : []),
  ];
  const found = patterns.flatMap(([pattern, read]) =>
    [...stretch.matchAll(pattern)].flatMap((match): Horizon[] => {
      const fields = read(match, context);
      if (fields === null) return [];
      const start = from + match.index;
      const base = fields.kind === 'relative' ? context.issueDate : null;
      return [{ ...fields, base, text: match[0], span: { start, end: start + match[0].length } }];
    }),
  );
  const apart: Horizon[] = [];
  for (const horizon of found.toSorted(byPlace)) {
    if (horizon.span.start >= (apart.at(-1)?.span.end ?? 0)) apart.push(horizon);
  }
  return apart;
}

/** Of two that begin together the longer one. */
function byPlace({ span: one }: Horizon, { span: other }: Horizon): number {
  return one.start - other.start || other.end - one.end;
}
