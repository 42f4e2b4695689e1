import { type Clause, readClauses } from './clause.ts';
import type { Horizon, PlanNumber, Span } from './compiled.ts';
import { makingVerb } from './goal-words.ts';
import { type HorizonContext, readHorizons } from './horizon.ts';
import { numberClass } from './number-class.ts';
import { numericTargets, type TargetDraft } from './numeric-targets.ts';
import { qualitativeTargets } from './qualitative-targets.ts';
import { type Quantity, readQuantities } from './quantity.ts';
import type { SectionKind } from './section-kind.ts';

/** The paragraphs under one number of the document, and what holds for them. */
export interface Region {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly section: SectionKind;
  /** Holds until the region names another. */
  readonly horizon: Horizon | null;
  readonly context: HorizonContext;
}

export interface RegionFindings {
  readonly targets: readonly TargetDraft[];
  readonly numbers: readonly PlanNumber[];
  /** All of the region's own. */
  readonly horizons: readonly Horizon[];
}

/** Reads numbers, targets and horizons; a horizon holds for the rest of its paragraph, of a section of goals to its end. */
export function readRegion(region: Region): RegionFindings {
  const { text, section, context } = region;
  const issueYear = context.issueDate === null ? null : Number(context.issueDate.slice(0, 4));
  const targets: TargetDraft[] = [];
  const numbers: PlanNumber[] = [];
  const horizons: Horizon[] = [];
  let horizon = region.horizon;
  for (const paragraph of region.paragraphs) {
    if (section !== 'goal') horizon = region.horizon;
    let [subject, counting] = [null as Span | null, null as Clause['sentence'] | null];
    let inSentence: { readonly of: Clause['sentence'] | null; readonly horizons: Horizon[] } = {
      of: null,
      horizons: [],
    };
    for (const clause of readClauses(text, paragraph.start, paragraph.end)) {
      const own = readHorizons(text, clause.start, clause.end, context);
      horizons.push(...own);
      if (inSentence.of !== clause.sentence) inSentence = { of: clause.sentence, horizons: [] };
      inSentence.horizons.push(...own);
      horizon = own.at(-1) ?? horizon;
      const quantities = readQuantities(text, clause.start, clause.end).filter(
        (quantity) => !inside(quantity, own),
      );
      const wanted: Quantity[] = [];
      for (const quantity of quantities) {
        const continued = counting === clause.sentence || wanted.length > 0;
        const kind = numberClass(quantity, { text, clause, section, issueYear, continued });
        numbers.push(toNumber(quantity, kind));
        if (kind === 'target') wanted.push(quantity);
      }
      if (wanted.length > 0) {
        targets.push(
          ...numericTargets({
            text,
            clause,
            quantities: wanted,
            horizons: inSentence.horizons,
            horizon,
            subject,
          }),
        );
        const first = wanted[0]?.start ?? clause.end;
        if (makingVerb.test(text.slice(Math.max(clause.start, first - 120), first)))
          counting = clause.sentence;
      } else if (quantities.length === 0) {
        targets.push(...qualitativeTargets(text, clause, section, horizon));
        subject = { start: clause.start, end: clause.end };
      }
    }
  }
  return { targets, numbers, horizons };
}

function inside(quantity: Quantity, horizons: readonly Horizon[]): boolean {
  return horizons.some(({ span }) => quantity.start < span.end && span.start < quantity.end);
}

function toNumber(quantity: Quantity, kind: PlanNumber['class']): PlanNumber {
  const { start, end, text, low, unit } = quantity;
  return { text, class: kind, value: low, unit: unit.text, span: { start, end } };
}
