import { canonical } from '../../audit/digest.ts';
import type { Said } from '../present.ts';
import type { Finding } from './finding.ts';
import type { QualityRule } from './rule.ts';

/** What rules are held against. */
export interface Measured {
  /** By selection. */
  readonly facts: Readonly<Record<string, readonly Said[]>>;
  readonly value: number | null;
  /** The time that the figure speaks of. */
  readonly at: string;
  /** The figure of the last period before; null without one. */
  readonly previous: number | null;
  /** Code of a measure -> its figure of the same time. */
  readonly others: ReadonlyMap<string, number | null>;
}

/** Entities that are named at most. */
const EXAMPLES = 5;
const DAY = 86_400_000;

type Told = Omit<Finding, 'rule'>;
type RuleOf<Kind extends QualityRule['kind']> = Extract<QualityRule, { kind: Kind }>;

/** Holds each rule against what was measured. Pure: the same facts, the same findings. */
export function checkQuality(rules: readonly QualityRule[], measured: Measured): readonly Finding[] {
  return rules.map((rule) => ({ rule, ...toldOf(rule, measured) }));
}

function toldOf(rule: QualityRule, measured: Measured): Told {
  switch (rule.kind) {
    case 'complete':
      return complete(rule, measured.facts[rule.selection] ?? []);
    case 'timely':
      return timely(rule, said(measured, rule), measured.at);
    case 'range':
      return range(rule, said(measured, rule));
    case 'unique':
      return unique(rule, measured.facts[rule.selection] ?? []);
    case 'jump':
      return apart(measured.value, measured.previous, rule.percent);
    case 'consistent':
      return apart(measured.value, measured.others.get(rule.with) ?? null, rule.percent);
  }
}

/** Facts of the attribute that a rule speaks of. */
function said(
  { facts }: Measured,
  { selection, attribute }: { readonly selection: string; readonly attribute: string },
): readonly Said[] {
  return (facts[selection] ?? []).filter((fact) => fact.attribute === attribute);
}

function complete({ attribute, expected, atLeast }: RuleOf<'complete'>, facts: readonly Said[]): Told {
  const own = facts.filter((fact) => fact.attribute === attribute);
  const entities = new Set(facts.map(({ entity }) => entity));
  const having = new Set(
    own.map(({ entity, value }) => (expected === undefined ? entity : canonical(value))),
  );
  const wanted = expected ?? entities.size;
  if (wanted === 0) return unchecked;
  const silent = new Set(own.map(({ entity }) => entity));
  return {
    standing: 100 * having.size >= atLeast * wanted ? 'met' : 'failed',
    values: { having: having.size, expected: wanted },
    until: null,
    examples: expected === undefined ? firstOf([...entities].filter((entity) => !silent.has(entity))) : [],
  };
}

function timely({ days, atLeast }: RuleOf<'timely'>, facts: readonly Said[], at: string): Told {
  if (facts.length === 0) return unchecked;
  const sorted = facts.map((one) => one.at).toSorted((a, b) => b - a);
  // As long as this many of them are young enough, the rule holds: it ends with the oldest of these.
  const needed = Math.max(1, Math.ceil((atLeast / 100) * sorted.length - 1e-9));
  const until = (sorted[needed - 1] ?? 0) + days * DAY;
  const oldest = Date.parse(at) - days * DAY;
  const late = facts.filter((one) => one.at < oldest);
  return {
    standing: Date.parse(at) > until ? 'failed' : 'met',
    values: { fresh: facts.length - late.length, facts: facts.length },
    until: new Date(until).toISOString(),
    examples: firstOf(late.map(({ entity }) => entity)),
  };
}

function range({ minimum = -Infinity, maximum = Infinity }: RuleOf<'range'>, facts: readonly Said[]): Told {
  const numbers = facts.filter(({ value }) => typeof value === 'number');
  if (numbers.length === 0) return unchecked;
  const outside = numbers.filter(({ value }) => Number(value) < minimum || Number(value) > maximum);
  return {
    standing: outside.length === 0 ? 'met' : 'failed',
    values: { outside: outside.length, facts: numbers.length },
    until: null,
    examples: firstOf(outside.map(({ entity }) => entity)),
  };
}

function unique({ attributes }: RuleOf<'unique'>, facts: readonly Said[]): Told {
  const values = new Map<string, Record<string, unknown>>();
  for (const { entity, attribute, value } of facts) {
    if (!attributes.includes(attribute)) continue;
    values.set(entity, { ...values.get(entity), [attribute]: value });
  }
  // What does not say all of it is not the same as another that says as little.
  const whole = [...values].filter(([, own]) => Object.keys(own).length === attributes.length);
  if (whole.length === 0) return unchecked;
  const groups = Map.groupBy(whole, ([, own]) => canonical(own as never));
  const repeated = [...groups.values()].filter(({ length }) => length > 1).flat();
  return {
    standing: repeated.length === 0 ? 'met' : 'failed',
    values: { repeated: repeated.length, entities: whole.length },
    until: null,
    examples: firstOf(repeated.map(([entity]) => entity)),
  };
}

/** How far a figure is from another, in per cent of that one. */
function apart(value: number | null, other: number | null, percent: number): Told {
  if (value === null || other === null) return unchecked;
  const moved = value === other ? 0 : (100 * Math.abs(value - other)) / Math.abs(other);
  // From nothing to something is beyond any per cent.
  const told = Number.isFinite(moved) ? moved : Number.MAX_SAFE_INTEGER;
  return {
    standing: told <= percent ? 'met' : 'failed',
    values: { moved: Number(told.toPrecision(6)), other },
    until: null,
    examples: [],
  };
}

const unchecked: Told = { standing: 'unchecked', values: {}, until: null, examples: [] };

function firstOf(entities: readonly string[]): string[] {
  return [...new Set(entities)].toSorted().slice(0, EXAMPLES);
}
