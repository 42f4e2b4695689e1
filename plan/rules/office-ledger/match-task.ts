import { type Grams, gramsOf, likeness, plain } from '../amend/grams.ts';

/** A task of a plan at work, as a row of a ledger may name it. */
export interface KnownTask {
  /** As the board names it. */
  readonly task: string;
  readonly planTitle: string;
  readonly marker: string;
  readonly title: string;
  readonly text: string;
  readonly units: readonly string[];
}

/** Which task a row is about; else why it is not known, with those it may be. */
export type TaskMatch =
  | { readonly task: string; readonly by: 'words' | 'likeness' | 'person' }
  | {
      readonly task: null;
      /** `no-such-task`: the one that a person named is not at work; `no-task-like-it`: the words are those of none. */
      readonly why: 'no-such-task' | 'no-task-like-it' | 'which-task';
      readonly candidates: readonly string[];
    };

/** Below this a row and a task are not taken for the same without a person's word; below the second they are not even proposed. */
const SURE = 0.75;
const LIKELY = 0.4;
/** As much more like than the next one. */
const AHEAD = 0.1;
const PROPOSED = 5;

/** Finds the tasks of rows. A number of the row, its place, never decide: only its words, its plan and its units. Pure. */
export class TaskMatcher {
  readonly #tasks: readonly (KnownTask & {
    readonly names: ReadonlySet<string>;
    readonly grams: readonly Grams[];
  })[];

  constructor(tasks: readonly KnownTask[]) {
    this.#tasks = tasks.map((task) => ({
      ...task,
      names: new Set([task.title, task.text, `${task.marker}${task.title}`].map(bare)),
      grams: [gramsOf(task.title), gramsOf(task.text)],
    }));
  }

  /** Whether a plan at work is called so. */
  knowsPlan(title: string): boolean {
    return this.#ofPlan(title).length > 0;
  }

  #ofPlan(title: string) {
    const plan = bare(title);
    return this.#tasks.filter(
      ({ planTitle }) => plan !== '' && (bare(planTitle).includes(plan) || plan.includes(bare(planTitle))),
    );
  }

  match(row: {
    readonly task: string;
    readonly plan?: string | undefined;
    readonly lead?: string | undefined;
  }): TaskMatch {
    const ofPlan = this.#ofPlan(row.plan ?? '');
    const tasks = ofPlan.length > 0 ? ofPlan : this.#tasks;
    const words = bare(row.task);
    const same = tasks.filter(({ names }) => names.has(words));
    const ofUnit = same.filter(({ units }) => units.includes((row.lead ?? '').trim()));
    const [one, another] = ofUnit.length === 1 ? ofUnit : same;
    if (one !== undefined && another === undefined) return { task: one.task, by: 'words' };
    if (same.length > 1)
      return { task: null, why: 'which-task', candidates: same.map(({ task }) => task).slice(0, PROPOSED) };
    const grams = gramsOf(row.task);
    const ranked = tasks
      .map(({ task, grams: own }) => ({ task, like: Math.max(...own.map((each) => likeness(grams, each))) }))
      .filter(({ like }) => like >= LIKELY)
      .toSorted((a, b) => b.like - a.like);
    const [best, next] = ranked;
    if (best === undefined) return { task: null, why: 'no-task-like-it', candidates: [] };
    if (best.like >= SURE && best.like - (next?.like ?? 0) >= AHEAD)
      return { task: best.task, by: 'likeness' };
    return { task: null, why: 'which-task', candidates: ranked.slice(0, PROPOSED).map(({ task }) => task) };
  }
}

/** Without spaces, the number before it and the stop behind. */
function bare(text: string): string {
  return plain(text)
    .replace(/^(?:\(?[\d一二三四五六七八九十]+[)、.]|第[\d一二三四五六七八九十]+[项条、])+/, '')
    .replace(/[。.;；,，]+$/, '');
}
