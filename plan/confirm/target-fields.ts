import type { Horizon, Target } from '../compile/compiled.ts';
import { readEnglishUnit } from '../compile/quantity/english-unit.ts';
import type { Unit } from '../compile/quantity/quantity.ts';
import { readUnit } from '../compile/quantity/read-unit.ts';
import type { HorizonFields, TargetFields } from './fields.ts';
import type { ProgrammeHorizon, ProgrammeTarget } from './programme.ts';
import { same } from './same.ts';

export function targetFields(target: ProgrammeTarget): TargetFields {
  const { kind, subject, comparator, value, low, high, unit, quantity, horizon, scope, nature } = target;
  const shown = horizon === null ? null : horizonFields(horizon);
  return { kind, subject, comparator, value, low, high, unit, quantity, horizon: shown, scope, nature };
}

function horizonFields({ kind, year, date, minYears, maxYears }: Omit<Horizon, 'span'>): HorizonFields {
  return { kind, year, date, minYears, maxYears };
}

/** The target with these fields; what they leave as it was keeps its place in the document. */
export function withTargetFields(target: Target, fields: TargetFields): ProgrammeTarget {
  return {
    ...target,
    ...fields,
    base:
      fields.unit === target.unit
        ? target.base
        : fields.unit === null
          ? null
          : (knownUnit(fields.unit) ?? null),
    horizon: horizonOf(target, fields.horizon),
    milestones: fields.kind === target.kind ? target.milestones : [],
  };
}

/** What a unit counts in; undefined where nobody knows it, null where it is known but has no base (元/吨). */
export function knownUnit(unit: string): Target['base'] | undefined {
  const read = readUnit(unit, 0);
  return read !== null && read.text === unit ? read.base : undefined;
}

/** Whether a unit counts things, times or a duration, of a document in Chinese or in English. */
export function isCounted(unit: string): boolean {
  const chinese = readUnit(unit, 0);
  const read = chinese?.text === unit ? chinese : englishUnit(unit);
  return (
    read?.kind === 'count' || read?.kind === 'time' || (read?.kind === 'share' && read.base?.code === 'C62')
  );
}

/** Of words alone: what has a sign of money (`US$ million`, `Rs. crore`, `CNY`) counts nothing. */
function englishUnit(unit: string): Unit | undefined {
  return /^(?!Rs\b|[A-Z]{3}\b)[a-z][^\p{Sc}]*$/iu.test(unit)
    ? readEnglishUnit(` ${unit}`, 0, '')?.unit
    : undefined;
}

function horizonOf({ horizon }: Target, fields: HorizonFields | null): ProgrammeHorizon | null {
  if (fields === null) return null;
  if (horizon !== null && same(horizonFields(horizon), fields)) return horizon;
  return { ...fields, text: '', span: null, base: null };
}

/** The horizon of a due date. */
export function dueHorizon(date: string): HorizonFields {
  return { kind: 'absolute', year: Number(date.slice(0, 4)) || null, date, minYears: null, maxYears: null };
}
