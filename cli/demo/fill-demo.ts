import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '@yuheng/kernel/actor';
import { type Client, callOperation, createClient, ProblemError } from '@yuheng/kernel/client';
import { followJob } from '@yuheng/kernel/follow-job';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { pack as network } from '@yuheng/network/pack';
import { demoPlans } from '@yuheng/plan/demo';
import type { pack as plan } from '@yuheng/plan/pack';
import { buildWorld } from '@yuheng/world/build-world';
import { loadWorld } from '@yuheng/world/load';
import { both } from '../text.ts';
import { askReports } from './ask-reports.ts';
import { assureData } from './assure-data.ts';
import { changeByTwo, type Two } from './by-two.ts';
import { decideTargets } from './decide-targets.ts';
import { fillScenarios } from './fill-scenarios.ts';
import { holdMeetings } from './hold-meetings.ts';
import { reportOtherwise } from './report-otherwise.ts';
import { DEMO_SEED } from './seed.ts';

const OFFICE: Actor = {
  id: 'user:demo-office',
  name: '演示统筹办公室',
  organisation: '演示统筹办公室',
  source: 'demo',
  roles: ['administrator'],
  synthetic: true,
};
/** Approves what the office proposes. */
const LEADING: Actor = {
  ...OFFICE,
  id: 'user:demo-leading-office',
  name: '演示领导小组办公室',
  organisation: '演示领导小组办公室',
};
/** The city whose key areas the demo shows the coverage of. */
const CAPITAL = 'urn:ngsi-ld:AdministrativeArea:410100';
/** What finished tasks of the demo rest on: a zone that has been in operation for two years. */
const FINISHED = {
  kind: 'fact' as const,
  entity: 'urn:ngsi-ld:DemonstrationZone:ai-01',
  attribute: 'status',
};
/** Below this a suggestion has too little in common with the target to be taken unasked. */
const SURE = 0.25;

export interface DemoServer {
  readonly base: string;
  /** The world's key. */
  readonly key: string;
  readonly signal: AbortSignal;
}

/**
 * Fills a demo once, through the public API only: the synthetic province, the two demo plans, a measure for every target that
 * has a number or was given one, and some progress of the tasks. Each step can be taken twice, so what a stop interrupted, the next start completes.
 */
export async function fillDemo(
  kernel: Kernel,
  data: string,
  server: DemoServer,
  say: (text: string) => void,
): Promise<void> {
  const marker = join(data, 'demo-filled.json');
  if (await exists(marker)) return;
  await loadProvince(server, say);
  say(both('demo.plans'));
  const office = { ...server, key: await kernel.identity.issueKey(OFFICE) };
  const two: Two = {
    proposer: office,
    approver: { ...server, key: await kernel.identity.issueKey(LEADING) },
  };
  const plans = createClient<typeof plan>(office, 'plan');
  for (const { name, file } of demoPlans) await importOnce(office, name, await readFile(file));
  const names = new Set(demoPlans.map(({ name }) => name));
  const board = async () =>
    (await plans['read-board']({})).plans.filter(({ source }) => names.has(source.name));
  for (const { id, state } of await board()) {
    if (state === 'draft') await confirmAsCompiled(plans, id);
  }
  await decideTargets(two, kernel.clock(), names);
  await unlessMoved(async () => {
    for (const view of await board()) {
      for (const target of view.targets) {
        if (target.kind !== 'numeric' || target.measure !== null) continue;
        const [best] = (await plans['suggest-measures']({ target: target.id })).measures;
        if (best && best.score > SURE)
          await changeByTwo(two, 'plan.binding', { target: target.id, measure: best.code });
      }
      for (const [index, task] of view.sections.flatMap(({ tasks }) => tasks).entries()) {
        const done = STATES.indexOf(task.case?.state ?? '');
        if (done < 0) continue;
        for (const [transition, note] of progressOf(index).slice(done)) {
          // All but the first name what they rest on.
          if (transition === 'report' && index > 0)
            await plans['give-feedback']({ task: task.id, kind: 'done', text: note, evidence: [FINISHED] });
          else await plans['move-task']({ task: task.id, transition, note });
        }
      }
    }
  });
  await assureData(office);
  await unlessMoved(() => speakUp(plans));
  say(both('demo.scenarios'));
  await fillScenarios(office);
  await unlessMoved(() => reportOtherwise(office));
  await unlessMoved(() => holdMeetings(plans, kernel.clock()));
  await unlessMoved(() => askReports(plans, kernel.clock()));
  await coverCity(createClient<typeof network>(office, 'network'), say);
  await writeFile(marker, `${JSON.stringify({ seed: DEMO_SEED })}\n`);
}

/** Takes a step again when a case of it was moved meanwhile, as by a notice that became due: what was done is not done twice. */
async function unlessMoved(step: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await step();
    } catch (error) {
      const moved = error instanceof ProblemError && error.problem.code === 'cases.conflict';
      if (!moved || tries > 20) throw error;
    }
  }
}

/** The coverage of the capital's key areas: its run goes on after the demo is ready, and takes seconds. */
async function coverCity(client: Client<typeof network>, say: (text: string) => void): Promise<void> {
  if ((await client['list-cases']({})).cases.length > 0) return;
  say(both('demo.coverage'));
  const suggested = await client['suggest-case']({ place: CAPITAL });
  const kept = await client['save-case']({ ...suggested, model: '38901', terrain: 'synthetic' });
  await client['start-run'](kept);
}

/** The demo's own plans were written for it: the office accepts them as they were compiled, and puts them to work. */
async function confirmAsCompiled(plans: Client<typeof plan>, id: string): Promise<void> {
  const { compiled } = await plans['read-compiled']({ plan: id });
  const { decisions } = await plans['read-decisions']({ plan: id, after: 0 });
  const decided = new Set(decisions.map(({ thing }) => thing.id));
  const things = [
    ...compiled.items.map((item) => ({ kind: 'item' as const, id: item.id, seen: 0 })),
    ...compiled.targets.map((target) => ({ kind: 'target' as const, id: target.id, seen: 0 })),
  ].filter((thing) => !decided.has(thing.id));
  if (things.length > 0) await plans['accept-things']({ plan: id, things });
  await plans['confirm-plan']({ plan: id });
}

/** A unit says that its task is behind, and raises what it cannot settle: once, whatever was interrupted. */
async function speakUp(plans: Client<typeof plan>): Promise<void> {
  const views = (await plans['read-board']({})).plans.flatMap(({ sections }) => sections);
  const working = views.flatMap(({ tasks }) => tasks).filter((task) => task.case?.state === 'working');
  const [late, blocked] = working;
  if (late !== undefined && late.case?.notice !== 'yellow')
    await plans['give-feedback']({ task: late.id, kind: 'behind', text: both('demo.behind'), evidence: [] });
  const [lead] = blocked?.units ?? [];
  if (blocked === undefined || lead === undefined) return;
  if ((await plans['read-task']({ task: blocked.id })).parts.length > 0) return;
  await plans['raise-issue']({
    task: blocked.id,
    unit: blocked.units[1]?.unit ?? lead.unit,
    title: both('demo.issue'),
    text: both('demo.issue-text'),
  });
}

/** States through which the steps of a task lead. */
const STATES = ['pending', 'signed', 'working', 'reported', 'review', 'done'];

/** How far the demo's tasks are: all but every fifth signed for, all but every fourth begun, every third reported, every sixth approved. */
function progressOf(index: number): readonly (readonly [transition: string, note: string])[] {
  const steps = [
    ['accept', ''],
    ['begin', ''],
    ['report', both('demo.report')],
    ['review', ''],
    ['approve', ''],
  ] as const;
  if (index % 5 === 4) return [];
  return steps.slice(0, index % 6 === 0 ? 5 : index % 3 === 0 ? 3 : index % 4 === 1 ? 1 : 2);
}

async function loadProvince(server: DemoServer, say: (text: string) => void): Promise<void> {
  let shown = -1;
  await loadWorld(buildWorld({ seed: DEMO_SEED, scale: 'small', now: new Date().toISOString() }), {
    ...server,
    onProgress({ done, total }) {
      const fifth = Math.floor((done / total) * 5);
      if (fifth > shown) say(both('demo.province', { done, total }));
      shown = Math.max(shown, fifth);
    },
  });
}

async function importOnce(
  server: Parameters<typeof callOperation>[0],
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  try {
    const asked = await callOperation(server, 'plan', 'import-document', { name }, bytes);
    await followJob(server, (asked as { job: string }).job);
  } catch (error) {
    if (!(error instanceof ProblemError && error.problem.code === 'plan.imported-already')) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
