import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { type BuildStage, buildStages } from '../entities/site-stage.ts';
import { casesOf, mostAtOnce } from './build-outs.ts';
import { openOnce } from './open-once.ts';

/** A project of a ledger: who is responsible, and how many of its stages are done. */
export interface LedgerProject {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  readonly city: string | null;
  readonly responsible: string | null;
  readonly done: number;
}

/**
 * Opens cases of projects that have none, and takes those that lag behind their ledger through the stages up to where it says they
 * stand; nothing is taken back. The days of stages are the ledger's.
 * @throws Problem `network.build-out-exists` where somebody else begins to follow one of them at this moment
 */
export async function followLedger(
  kernel: Kernel,
  actor: Actor,
  projects: readonly LedgerProject[],
  note: string,
): Promise<void> {
  for (let from = 0; from < projects.length; from += mostAtOnce) {
    const part = projects.slice(from, from + mostAtOnce);
    const known = await casesOf(
      kernel,
      part.map(({ id }) => id),
    );
    const open = part
      .filter(({ id }) => !known.has(id))
      .map((project) => ({ ...project, owner: project.responsible }));
    const opened = open.length === 0 ? [] : await openOnce(kernel, actor, open);
    const ids = new Map([
      ...known,
      ...opened.map((item) => [String(item.data['project']), item.id] as const),
    ]);
    await advance(kernel, actor, part, ids, note);
  }
}

async function advance(
  kernel: Kernel,
  actor: Actor,
  projects: readonly LedgerProject[],
  ids: ReadonlyMap<string, string>,
  note: string,
): Promise<void> {
  for (const [index, stage] of buildStages.entries()) {
    const next = buildStages[index + 1];
    const transition = next === undefined ? 'hand-over' : `enter-${next}`;
    const wanted = projects.filter(({ done }) => done > index).flatMap(({ id }) => ids.get(id) ?? []);
    if (wanted.length === 0) return;
    const there = (await kernel.cases.find(wanted)).filter(({ state }) => (state as BuildStage) === stage);
    if (there.length === 0) continue;
    const move = there.map(({ id }) => ({ id, transition, note }));
    await kernel.cases.change('network.import-ledger', { move }, actor);
  }
}
