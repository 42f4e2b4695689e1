import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Problem } from '../http/problem.ts';
import { schemaFault } from '../http/schema-fault.ts';
import type { CaseType, NoticeRule } from './case-type.ts';

/** What a transition leads to. Pure. @throws Problem cases.unknown-transition, cases.wrong-state, cases.note-required */
export function nextState(type: CaseType, state: string, transition: string, note: string): string {
  const definition = Object.hasOwn(type.transitions, transition) ? type.transitions[transition] : undefined;
  if (!definition) throw new Problem('cases.unknown-transition', { transition });
  if (!definition.from.includes(state))
    throw new Problem('cases.wrong-state', { type: type.name, transition, state });
  if (definition.noteRequired && note.trim() === '') throw new Problem('cases.note-required', { transition });
  return definition.to;
}

/** @throws Problem cases.bad-detail where what is said is not what the transition asks for */
export function checkDetail(
  type: CaseType,
  transition: string,
  detail: Readonly<Record<string, unknown>>,
): void {
  const schema = type.transitions[transition]?.detail;
  if (schema === undefined) {
    const [unasked] = Object.keys(detail);
    if (unasked !== undefined)
      throw new Problem('cases.bad-detail', { where: `/${unasked}`, fault: 'unasked' });
    return;
  }
  const validator = validatorOf(schema);
  if (!validator.Check(detail))
    throw new Problem('cases.bad-detail', { ...schemaFault(validator, schema, detail) });
}

const validators = new WeakMap<TSchema, Validator>();

function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema) ?? Compile(schema);
  validators.set(schema, known);
  return known;
}

/** Names of the transitions that lead out of a state. */
export function transitionsFrom(type: CaseType, state: string): readonly string[] {
  return Object.entries(type.transitions).flatMap(([name, { from }]) => (from.includes(state) ? [name] : []));
}

/**
 * A fault in a case type that would only show when somebody stands in it: an unknown state, a state nobody can reach,
 * an open state with no way on, a due time in no whole days. Checked when packs are loaded.
 */
export function faultOf(type: CaseType): string | null {
  const states = new Set(Object.keys(type.states));
  const used = Object.values(type.transitions).flatMap(({ from, to }) => [...from, to]);
  const { openings = [], notices = [] } = type;
  const told = notices.flatMap((rule) => rule.states);
  const unknown = [type.initial, ...openings, ...used, ...told].find((state) => !states.has(state));
  if (unknown !== undefined) return `unknown state ${unknown}`;
  const reached = new Set([type.initial, ...openings]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { from, to } of Object.values(type.transitions))
      if (from.some((state) => reached.has(state))) reached.add(to);
  }
  const lost = [...states].find((state) => !reached.has(state));
  if (lost !== undefined) return `nobody reaches ${lost}`;
  const stuck = [...states].find(
    (state) => !type.states[state]?.closed && transitionsFrom(type, state).length === 0,
  );
  if (stuck !== undefined) return `no way on from ${stuck}`;
  const timeless = [...states].find((state) => {
    const days = type.states[state]?.dueInWorkingDays;
    return days !== undefined && !(Number.isInteger(days) && days >= 1);
  });
  if (timeless !== undefined) return `no whole number of working days for ${timeless}`;
  const odd = notices.find(
    (rule, at) => isOdd(rule, type) || notices.findIndex((one) => one.name === rule.name) < at,
  );
  return odd === undefined ? null : `notice ${odd.name} is not in order`;
}

/** A level that the type has not, nobody to tell, days that are no whole ones. */
function isOdd({ level, ladder, when, answerInWorkingDays }: NoticeRule, { levels = [] }: CaseType): boolean {
  const whole = (days: number, least: number): boolean => Number.isInteger(days) && days >= least;
  return (
    !levels.includes(level) ||
    ladder.length === 0 ||
    (when !== null && !whole(when.workingDaysBefore, 0)) ||
    (answerInWorkingDays !== undefined && !whole(answerInWorkingDays, 1))
  );
}
