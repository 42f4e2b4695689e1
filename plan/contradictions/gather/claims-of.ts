import type { JournalLine } from '@yuheng/kernel/cases';
import type { Evidence } from '../../tasks/evidence.ts';
import type { Claim, Named, Saying } from '../rules/record.ts';

/** A task with its journal and those of its milestones. */
export interface ToldTask {
  /** As the board names it. */
  readonly task: string;
  readonly plan: string;
  /** Id of its case. */
  readonly case: string;
  readonly lines: readonly JournalLine[];
  readonly milestones: readonly { readonly case: string; readonly lines: readonly JournalLine[] }[];
}

/** A claim with its evidence as it was named. */
export interface RawClaim extends Omit<Claim, 'named'> {
  readonly evidence: Evidence;
}

/** Everything that was said of a task, in order: feedbacks, reports, its closing, milestones that are done. Pure. */
export function claimsOf(told: ToldTask): readonly RawClaim[] {
  const claims: RawClaim[] = [];
  let owner: string | null = null;
  let since: string | null = null;
  for (const line of told.lines) {
    owner = line.terms?.owner === undefined ? owner : line.terms.owner;
    const { transition, at, to } = line;
    if (transition === 'begin' || transition === 'resume') since = at;
    // What the office sends back is not reported any more.
    if (transition === 'return') dropLast(claims, 'done');
    const said = sayingOf(line);
    if (said === null) continue;
    claims.push(claimOf(told, told.case, line, { unit: owner, said, since: since ?? at }));
    if (to === 'working') since = at;
  }
  return [...claims.map((claim) => closing(claim, claims, told)), ...milestonesOf(told, owner)];
}

function sayingOf({ transition, detail }: JournalLine): Saying | null {
  if (transition === 'report') return 'done';
  if (transition === 'approve') return 'closed';
  if (transition !== 'feedback') return null;
  const { kind } = detail;
  return kind === 'on-plan' || kind === 'behind' || kind === 'blocked' ? kind : null;
}

function claimOf(
  { task, plan }: ToldTask,
  of: string,
  { sequence, by, at, note, detail }: JournalLine,
  { unit, said, since }: Pick<Claim, 'unit' | 'said' | 'since'>,
): RawClaim {
  const evidence = Array.isArray(detail['evidence']) ? (detail['evidence'] as Evidence) : [];
  return { id: `${of}:${sequence}`, task, plan, unit, by, said, text: note, at, since, evidence };
}

/** What is closed rests on all that was named on the way, and speaks in the words of its last report. */
function closing(claim: RawClaim, claims: readonly RawClaim[], told: ToldTask): RawClaim {
  if (claim.said !== 'closed') return claim;
  const report = claims.findLast(({ said, at }) => said === 'done' && at <= claim.at);
  const evidence = [
    ...claims.filter(({ at }) => at <= claim.at).flatMap((one) => one.evidence),
    ...milestonesOf(told, null).flatMap((one) => one.evidence),
  ];
  return { ...claim, text: claim.text || (report?.text ?? ''), evidence };
}

function milestonesOf(told: ToldTask, unit: string | null): readonly RawClaim[] {
  return told.milestones.flatMap(({ case: of, lines }) => {
    const since = lines[0]?.at;
    return lines
      .filter(({ transition }) => transition === 'complete')
      .map((line) => claimOf(told, of, line, { unit, said: 'milestone', since: since ?? line.at }));
  });
}

function dropLast(claims: RawClaim[], said: Saying): void {
  const at = claims.findLastIndex((claim) => claim.said === said);
  if (at >= 0) claims.splice(at, 1);
}

/** What a piece of evidence names, once it is known of which measure a measurement is and what an entity says. */
export interface Names {
  readonly measurements: ReadonlyMap<string, { readonly code: string; readonly value: number | null }>;
  /** Attributes of entities that were named as a whole. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

export function named({ evidence, ...claim }: RawClaim, names: Names): Claim {
  return { ...claim, named: evidence.flatMap((one) => namedBy(one, names)) };
}

function namedBy(one: Evidence[number], { measurements, attributes }: Names): readonly Named[] {
  if (one.kind === 'measurement') {
    const known = measurements.get(one.id);
    if (known === undefined) return [];
    return [{ source: measureKey(known.code), measurement: { id: one.id, value: known.value } }];
  }
  if (one.kind === 'file') return [{ source: fileKey(one.sha256), measurement: null }];
  const all = one.attribute === undefined ? (attributes.get(one.entity) ?? ['']) : [one.attribute];
  return all.map((attribute) => ({ source: factKey(one.entity, attribute), measurement: null }));
}

export function measureKey(code: string): string {
  return `measure ${code}`;
}

export function factKey(entity: string, attribute: string): string {
  return `fact ${entity} ${attribute}`;
}

/** A kept file: something to look into, of which nothing is recorded. */
export function fileKey(sha256: string): string {
  return `file ${sha256}`;
}
