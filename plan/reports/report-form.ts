import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import Type, { type Static } from 'typebox';
import { wholeUnit } from '../rules/whole-unit.ts';
import { shortDigest } from '../store/short-digest.ts';
import { Day } from '../tasks/evidence.ts';
import { frequencies } from './periods.ts';

const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Limit = Type.Union([Type.Number(), Type.Null()]);

/** What a form asks, of whom and how often. */
export const ReportForm = Type.Object({
  /** Of the figure; it names the measure. */
  title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  /** What counts and what does not. */
  definition: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  /** As people write it: 个, %, 亿元. */
  unit: Type.String({ maxLength: 20 }),
  every: Type.Enum([...frequencies]),
  /** How the figures of units become one. */
  total: Type.Enum(['sum', 'mean']),
  direction: Type.Enum(['up', 'down']),
  decimals: Type.Integer({ minimum: 0, maximum: 6 }),
  /** Does a figure need a document? Then its tier is C, else D. */
  documented: Type.Boolean(),
  /** In how many working days after the end of a period it is due. */
  workingDays: Type.Integer({ minimum: 1, maximum: 60 }),
  minimum: Limit,
  maximum: Limit,
  /** Per cent against the period before, beyond which a figure has to be explained. */
  mostChange: Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 }), Type.Null()]),
  units: Type.Array(Name, { minItems: 1, maxItems: 200, uniqueItems: true }),
  /** Days in the first and the last period. */
  from: Day,
  to: Day,
});
export type ReportForm = Static<typeof ReportForm>;

export const reportedFigure = 'ReportedFigure';

/** The code of the measure of a form. */
export function reportCode(title: string): string {
  return `report-${shortDigest([title])}`;
}

/** What a unit reports for a period is one entity, however often it is corrected. */
export function reportEntity(form: string, unit: string, period: string): string {
  return `urn:ngsi-ld:${reportedFigure}:${shortDigest([form, unit, period])}`;
}

/**
 * The measure of a form: the figures of the newest period for which every unit has reported, summed or averaged. What was sent
 * back does not count. Pure. @param form its id
 */
export function measureOfForm(form: string, { title, unit, total, ...asked }: ReportForm) {
  const { units, direction, decimals, documented } = asked;
  const code = wholeUnit(unit)?.code ?? 'C62';
  const figures = `complete(figures, "period", ${units.length})`;
  const mean = `mean(${figures}, "value")`;
  const definition: Omit<MeasureDefinition, 'version'> = {
    code: reportCode(title),
    select: {
      figures: {
        types: [reportedFigure],
        q: `form=="${form}";standing!="returned";value.unitCode=="${code}"`,
        attributes: ['value', 'period', 'reporter'],
      },
    },
    // The mean of nothing is no figure; its sum would be nought.
    expression: total === 'mean' ? mean : `count(${figures}) > 0.0 ? sum(${figures}, "value") : ${mean}`,
    unit: code,
    direction,
    decimals,
    tier: documented ? 'C' : 'D',
    dimensions: ['reporter'],
  };
  return definition;
}
