import type { Kernel } from '@yuheng/kernel/kernel';
import type { Keeper } from '@yuheng/kernel/pack';
import { checkTasks } from './check.ts';
import { DueTasks } from './due-tasks.ts';
import type { Gathered } from './gather/gather.ts';

const TICK = 250;

/**
 * Looks for contradictions as things are said and recorded: at all when it starts, so that nothing that came while no server ran is
 * missed, then at the tasks that a change is about. Every server does so.
 */
export const contradictionKeeper: Keeper = {
  async start(kernel, report) {
    const looking = new Looking(kernel, report);
    const unwatch = await kernel.facts.watch((changes) => {
      for (const { entity } of changes) looking.changed(entity);
    });
    const unsubscribe = kernel.events.subscribe(({ type, data }) => {
      if (type === 'measurement') looking.measured(String(data['measure']));
      // A plan was put to work or changed, or events were missed.
      if (type === 'board' || type === 'resync') looking.due.everything(Date.now());
    });
    looking.due.everything(Date.now());
    const timer = setInterval(() => void looking.look(), TICK).unref();
    return async () => {
      clearInterval(timer);
      unsubscribe();
      await unwatch();
      await looking.stop();
    };
  },
};

const ofCase = /^urn:ngsi-ld:(?:PlanTask|PlanMilestone):(.+)$/;

class Looking {
  readonly due = new DueTasks();
  readonly #kernel: Kernel;
  readonly #report: (error: unknown) => void;
  #index = indexOf([]);
  #taskOf: ReadonlyMap<string, string> = new Map();
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(kernel: Kernel, report: (error: unknown) => void) {
    this.#kernel = kernel;
    this.#report = report;
  }

  changed(entity: string): void {
    const driven = ofCase.exec(entity)?.[1];
    const task = driven === undefined ? undefined : this.#taskOf.get(driven);
    if (task !== undefined) this.due.said(task, Date.now());
    // A milestone that was set since the last look.
    else if (driven !== undefined) this.due.everything(Date.now());
    for (const one of this.#index.entities.get(entity) ?? []) this.due.changed(one, Date.now());
  }

  measured(code: string): void {
    for (const task of this.#index.measures.get(code) ?? []) this.due.changed(task, Date.now());
  }

  look(): Promise<void> {
    if (this.#stopped || this.#running) return this.#running ?? Promise.resolve();
    const tasks = this.due.take(Date.now());
    if (tasks === undefined) return Promise.resolve();
    this.#running = this.#check(tasks).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #check(tasks: ReadonlySet<string> | null): Promise<void> {
    try {
      await checkTasks(this.#kernel, tasks, ({ claims, told }) => {
        this.#index = indexOf(claims);
        this.#taskOf = told.taskOf;
      });
    } catch (error) {
      if (this.#stopped) return;
      this.#report(error);
      this.due.again(tasks, Date.now());
    }
  }
}

/** Which tasks name an entity, and which a measure. */
function indexOf(claims: Gathered['claims']) {
  const entities = new Map<string, Set<string>>();
  const measures = new Map<string, Set<string>>();
  for (const { task, named } of claims)
    for (const { source } of named) {
      const [kind, name = ''] = source.split(' ');
      const index = kind === 'fact' ? entities : kind === 'measure' ? measures : null;
      index?.set(name, (index.get(name) ?? new Set()).add(task));
    }
  return { entities, measures };
}
