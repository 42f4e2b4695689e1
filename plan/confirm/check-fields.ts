import { Problem } from '@yuheng/kernel/problem';
import type { HeadFields, HorizonFields, ItemFields, TargetFields, UnitFields } from './fields.ts';
import { same } from './same.ts';
import { isCounted, knownUnit } from './target-fields.ts';

/** What is wrong with a typed value: the field, and an error of the pack (message `errors.<code>`) with its values. */
export interface Fault {
  readonly field: string;
  readonly code: FaultCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Their codes with their status, for the pack. */
export const faultErrors = {
  'words-missing': 400,
  'unit-repeated': 400,
  'not-a-date': 400,
  'date-ahead': 400,
  'year-out-of-range': 400,
  'years-out-of-range': 400,
  'horizon-empty': 400,
  'number-missing': 400,
  'comparator-missing': 400,
  'range-reversed': 400,
  'count-below-zero': 400,
  'number-too-large': 400,
  'unknown-unit': 400,
  'number-without-target': 400,
};
export type FaultCode = keyof typeof faultErrors;

const earliest = 1990;
const latest = 2100;
/** With any unit, a number up to here is still one: 万亿元 in fen is 1e14. */
const largest = 1e15;

export function checkItem({ title, units, due }: ItemFields): readonly Fault[] {
  return [...checkWords('title', title), ...checkUnits(units), ...checkDate('due', due)];
}

export function checkHead({ title, issueDate, units }: HeadFields): readonly Fault[] {
  return [
    ...(title === null ? [] : checkWords('title', title)),
    ...checkDate('issueDate', issueDate),
    ...checkUnits(units),
  ];
}

/** `before`: the fields as they are; a unit that only the document knows may stay, but nobody may type one. */
export function checkTarget(fields: TargetFields, before: TargetFields | null): readonly Fault[] {
  const { subject, horizon, kind } = fields;
  return [
    ...checkWords('subject', subject),
    ...(kind === 'numeric' ? checkNumber(fields, before?.unit ?? null) : checkNoNumber(fields)),
    ...(horizon === null || same(horizon, before?.horizon) ? [] : checkHorizon(horizon)),
  ];
}

function checkNumber(fields: TargetFields, unitBefore: string | null): readonly Fault[] {
  const { comparator, value, low, high, unit } = fields;
  const faults: Fault[] = [];
  if (comparator === null) faults.push(fault('comparator', 'comparator-missing'));
  const figures = comparator === 'range' ? { low, high } : { value };
  for (const [field, figure] of Object.entries(figures))
    if (figure === null) faults.push(fault(field, 'number-missing'));
  faults.push(...checkFigures(fields));
  if (unit !== unitBefore && (unit === null || knownUnit(unit) === undefined))
    faults.push(fault('unit', 'unknown-unit', { unit: unit ?? '' }));
  return faults;
}

/** What nobody can mean of the numbers that are there, as far as they are typed. */
export function checkFigures({
  comparator,
  value,
  low,
  high,
  unit,
}: Pick<TargetFields, 'comparator' | 'value' | 'low' | 'high' | 'unit'>): readonly Fault[] {
  if (comparator !== 'range') return checkFigure('value', value, unit);
  const reversed = low !== null && high !== null && low >= high;
  return [
    ...checkFigure('low', low, unit),
    ...checkFigure('high', high, unit),
    ...(reversed ? [fault('high', 'range-reversed', { low, high })] : []),
  ];
}

/** Nobody has less than no 家, and nothing takes less than no days; money, shares and temperatures may be below zero. */
function checkFigure(field: string, figure: number | null, unit: string | null): readonly Fault[] {
  if (figure === null) return [];
  if (Math.abs(figure) > largest) return [fault(field, 'number-too-large')];
  return figure < 0 && unit !== null && isCounted(unit)
    ? [fault(field, 'count-below-zero', { unit, value: figure })]
    : [];
}

function checkNoNumber({ value, low, high }: TargetFields): readonly Fault[] {
  return value === null && low === null && high === null ? [] : [fault('kind', 'number-without-target')];
}

function checkHorizon({ kind, year, date, minYears, maxYears }: HorizonFields): readonly Fault[] {
  if (kind === 'relative') {
    const fine =
      minYears !== null && maxYears !== null && minYears > 0 && minYears <= maxYears && maxYears <= 50;
    return fine ? [] : [fault('horizon', 'years-out-of-range')];
  }
  if (year === null && date === null) return [fault('horizon', 'horizon-empty')];
  if (year !== null && (year < earliest || year > latest))
    return [fault('horizon', 'year-out-of-range', { year, earliest, latest })];
  return checkDate('horizon', date);
}

function checkWords(field: string, words: string): readonly Fault[] {
  return words.trim() === '' ? [fault(field, 'words-missing')] : [];
}

function checkUnits(units: readonly UnitFields[]): readonly Fault[] {
  const names = units.map(({ unit }) => unit.trim());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return [
    ...(names.includes('') ? [fault('units', 'words-missing')] : []),
    ...(twice === undefined || twice === '' ? [] : [fault('units', 'unit-repeated', { unit: twice })]),
  ];
}

/** A day of the calendar, `2026-02-30` is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === text;
}

function checkDate(field: string, date: string | null): readonly Fault[] {
  if (date === null) return [];
  if (!isDate(date)) return [fault(field, 'not-a-date', { date })];
  const year = Number(date.slice(0, 4));
  return year < earliest || year > latest
    ? [fault(field, 'year-out-of-range', { year, earliest, latest })]
    : [];
}

/** The day on which somebody decided. @param today ISO date */
export function checkDecided(field: string, date: string, today: string): readonly Fault[] {
  return isDate(date) && date > today ? [fault(field, 'date-ahead', { date })] : checkDate(field, date);
}

/** A day on which something is due. @throws Problem plan.year-out-of-range for one that nobody can mean */
export function requireYear(day: string): void {
  const [wrong] = checkDate('due', day);
  if (wrong !== undefined) throw new Problem(`plan.${wrong.code}`, wrong.values);
}

function fault(field: string, code: FaultCode, values: Fault['values'] = {}): Fault {
  return { field, code, values };
}
