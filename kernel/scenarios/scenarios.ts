import { dayShiftedBy } from '../cases/working-days.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Sql } from '../store/database.ts';
import type { ProposedChange } from './proposed-change.ts';
import { maySee, type Reach, type Scenario } from './scenario.ts';
import type { ScenarioResult } from './scenario-result.ts';
import {
  deleteScenario,
  insertScenario,
  listScenarios,
  putResult,
  readResults,
  readScenario,
  setReach,
  updateScenario,
} from './scenario-store.ts';
import { type House, type Overlay, withOverlay } from './with-overlay.ts';

/** What somebody writes of a scenario. */
export interface Draft {
  readonly name: string;
  readonly note: string;
  readonly changes: readonly ProposedChange[];
  readonly delay: number;
}

type Needs = Pick<Kernel, 'database' | 'facts' | 'cases' | 'registry' | 'audit' | 'clock'>;

export function houseOf({ database, facts, cases, registry }: Omit<Needs, 'audit' | 'clock'>): House {
  const { entityTypes, caseTypes } = registry;
  return { database, facts, cases, entityTypes, caseTypes };
}

/** Those that somebody may see, the newest first; 200 at most. */
export function scenariosFor(
  { database }: Pick<Needs, 'database'>,
  reader: Actor,
): Promise<readonly Scenario[]> {
  return listScenarios(database, reader, 200);
}

/** @throws Problem scenarios.not-found, also for one that is not shown to the reader */
export async function scenarioFor(
  { database }: Pick<Needs, 'database'>,
  id: string,
  reader: Actor,
): Promise<Scenario> {
  const scenario = await readScenario(database, id);
  if (!maySee(scenario, reader)) throw new Problem('scenarios.not-found');
  return scenario;
}

/**
 * Keeps a scenario that could come true: its lines are held against types, units, facts and cases as a write would be. Nothing of
 * it is written but itself.
 * @throws Problem scenarios.day-past; of expandScenario; of a write that would be refused
 */
export async function makeScenario(kernel: Needs, draft: Draft, by: Actor): Promise<Scenario> {
  const at = await check(kernel, draft);
  const scenario: Scenario = {
    id: newInstanceId(),
    ...written(draft),
    author: by.id,
    authorName: by.name,
    organisation: by.organisation,
    reach: 'private',
    synthetic: by.synthetic,
    version: 1,
    baseAt: at,
    madeAt: at,
    changedAt: at,
  };
  await logged(kernel, 'scenarios.save', scenario.id, draft, by, (tx) => insertScenario(tx, scenario));
  return scenario;
}

/** @param seen the version that was looked at @throws Problem scenarios.not-yours, scenarios.changed-meanwhile; of makeScenario */
export async function changeScenario(
  kernel: Needs,
  id: string,
  seen: number,
  draft: Draft,
  by: Actor,
): Promise<Scenario> {
  const before = await ownScenario(kernel, id, by);
  const at = await check(kernel, draft);
  const changed = { id, ...written(draft), baseAt: at, changedAt: at };
  await logged(kernel, 'scenarios.save', id, draft, by, (tx) => updateScenario(tx, changed, seen));
  return { ...before, ...changed, version: seen + 1 };
}

/** @throws Problem scenarios.not-yours */
export async function shareScenario(kernel: Needs, id: string, reach: Reach, by: Actor): Promise<void> {
  await ownScenario(kernel, id, by);
  await logged(kernel, 'scenarios.share', id, { reach }, by, (tx) => setReach(tx, id, reach));
}

/** @throws Problem scenarios.not-yours */
export async function removeScenario(kernel: Needs, id: string, by: Actor): Promise<void> {
  await ownScenario(kernel, id, by);
  await logged(kernel, 'scenarios.remove', id, {}, by, (tx) => deleteScenario(tx, id));
}

/** Keeps what an evaluation said, unless that of a newer version is kept. @throws Problem scenarios.not-found for one that is gone */
export async function keepResult(tx: Sql, result: ScenarioResult): Promise<void> {
  // Nobody takes it away meanwhile.
  await readScenario(tx, result.scenario, true);
  await putResult(tx, result);
}

/** The newest results of these scenarios, of those that have one. */
export function resultsOf(
  { database }: Pick<Needs, 'database'>,
  scenarios: readonly string[],
): Promise<readonly ScenarioResult[]> {
  return readResults(database, scenarios);
}

/** Shows a scenario to the house, and holds it so that whatever else is decided about it comes after this transaction. */
export async function showToHouse(tx: Sql, id: string): Promise<void> {
  await readScenario(tx, id, true);
  await setReach(tx, id, 'house');
}

/** Lays a scenario over the facts. */
export function overlaid<T>(
  kernel: Pick<Needs, 'database' | 'facts' | 'cases' | 'registry'>,
  scenario: Pick<Scenario, 'changes' | 'delay'>,
  work: (overlay: Overlay) => Promise<T>,
): Promise<T> {
  return withOverlay(houseOf(kernel), scenario, work);
}

function written({
  name,
  note,
  changes,
  delay,
}: Draft): Pick<Scenario, 'name' | 'note' | 'changes' | 'delay'> {
  return { name: name.trim(), note: note.trim(), changes: [...changes], delay };
}

async function ownScenario(kernel: Needs, id: string, by: Actor): Promise<Scenario> {
  const scenario = await scenarioFor(kernel, id, by);
  if (scenario.author !== by.id) throw new Problem('scenarios.not-yours');
  return scenario;
}

async function check(kernel: Needs, { changes, delay }: Draft): Promise<string> {
  const now = kernel.clock().toISOString();
  const today = now.slice(0, 10);
  for (const [index, line] of changes.entries()) {
    const days = line.kind === 'rows' ? line.rows.map(({ from }) => from) : [line.from];
    const past = days.find((day) => dayShiftedBy(day, delay) < today);
    if (past !== undefined) throw new Problem('scenarios.day-past', { line: index + 1, day: past });
  }
  await overlaid(kernel, { changes: [...changes], delay }, () => Promise.resolve());
  return now;
}

async function logged(
  { database, audit }: Needs,
  action: string,
  resource: string,
  payload: unknown,
  by: Actor,
  store: (tx: Sql) => Promise<void>,
): Promise<void> {
  await database.transaction(async (tx) => {
    await store(tx);
    await audit.append({ by, action, resource, payload }, tx);
  });
}
