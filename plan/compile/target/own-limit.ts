import type { Horizon, Span } from '../compiled.ts';
import { type HorizonContext, readHorizons } from '../horizon/horizon.ts';
import { isEnglish } from '../language.ts';
import { trimmed } from '../outline/line.ts';
import { dueOf, dueZones } from '../work/due.ts';

/** The time that a stretch is, a cell of due dates or what stands behind `Timing:`; null where it tells none. */
export function limitIn(text: string, { start, end }: Span, context: HorizonContext): Horizon | null {
  const said = readHorizons(text, start, end, context).at(-1);
  if (said !== undefined) return said;
  const { date, text: words } = dueOf(text, { start, end }, context);
  if (date === null) return null;
  const year = Number(date.slice(0, 4));
  const span = { start, end };
  return { kind: 'absolute', text: words, span, year, date, minYears: null, maxYears: null, base: null };
}

/** By when an English item wants what it counts, as a line of its own says (Timing: by Q4 2026). */
export function ownLimit(text: string, content: Span, context: HorizonContext): Horizon | null {
  if (!isEnglish(text.slice(content.start, content.end))) return null;
  const limits = dueZones(text, content).flatMap(({ start, end }) => {
    const label = /^[^:]*:/.exec(text.slice(start, end))?.[0].length ?? 0;
    return limitIn(text, trimmed(text, start + label, end), context) ?? [];
  });
  return limits.at(-1) ?? null;
}
