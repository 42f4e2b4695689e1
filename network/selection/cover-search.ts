import { BranchAndBound } from './branch-and-bound.ts';
import { coreOf } from './core-of.ts';
import type { CoverProblem } from './cover-problem.ts';
import { Dual } from './dual.ts';
import { greedyCover } from './greedy-cover.ts';
import { type Part, whole } from './part.ts';
import { Random } from './random.ts';
import { reduce } from './reduce.ts';
import { tightened } from './tightened.ts';
import { WeightingSearch } from './weighting-search.ts';

/** Entries of a part beyond which its tree is not searched: each level of it keeps one. */
const mostForTree = 400_000;
/** Entries up to which its tree is searched from the first round on. */
const smallTree = 50_000;
/** Columns for each row in the core of the local search, round by round. */
const widths = [4, 2, 3, 4, 2, 8, 3, 5];
/** Steps of the local search between two looks at the clock. */
const portion = 200;
/** How much prices are shaken, as a share; how long they settle afterwards. */
const shake = 0.2;
const settling = 150;
/** Length of the first of those steps. */
const firstLength = 0.2;

/**
 * Looks for the cheapest cover and for a proof that there is none cheaper: a schedule of portions of work that depends on nothing but
 * the problem and the seed. Whoever runs it may stop between any two portions; what was found until then stands.
 */
export class CoverSearch {
  readonly #problem: CoverProblem;
  readonly #random: Random;
  #part: Part;
  #taken: number[];
  #dual: Dual;
  #tree: BranchAndBound | null = null;
  /** Cost and columns of the best cover. */
  cost = Number.POSITIVE_INFINITY;
  columns: readonly number[] = [];
  /** No cover costs less. */
  lowerBound = 0;

  constructor(problem: CoverProblem, seed: number) {
    this.#problem = problem;
    this.#random = new Random(seed);
    const greedy = greedyCover(problem);
    this.#offer([...greedy.columns], greedy.cost);
    this.#part = whole(problem);
    this.#taken = [];
    this.#dual = new Dual(problem);
  }

  get proven(): boolean {
    return this.lowerBound >= this.cost;
  }

  /** The schedule: yields the effort of each portion, in steps; ends when the proof is there. */
  *run(): Generator<number, void> {
    const { part, taken } = reduce(this.#part);
    this.#part = part;
    this.#taken = [...taken];
    this.#dual = new Dual(part.problem);
    yield 1000 + 10 * this.#dual.effort;
    yield* this.#climb(2000);
    for (let round = 0; !this.proven; round += 1) {
      yield* this.#tighten();
      if (this.proven) return;
      const before = this.cost;
      const steps = Math.round(20_000 * 1.25 ** Math.min(round, 25));
      yield* this.#searchTree(round, round === 0 ? 4 * steps : steps);
      if (this.proven) return;
      yield* this.#searchCore(round, steps);
      if (this.cost < before) yield* this.#climb(200);
    }
  }

  /** Cost of what is taken already. */
  get #base(): number {
    return this.#taken.reduce((sum, column) => sum + (this.#problem.cost[column] ?? 0), 0);
  }

  #offer(columns: readonly number[], cost: number): void {
    if (cost >= this.cost) return;
    this.cost = cost;
    this.columns = columns;
  }

  /** Takes a cover of the part. */
  #offerOf(part: Part, columns: Int32Array, cost: number): void {
    this.#offer(
      [...this.#taken, ...columns.toSorted().map((column) => part.columns[column] ?? 0)],
      this.#base + cost,
    );
  }

  /** A bound on covers below the cost at hand; what was bound before holds still. */
  #raise(bound: number): void {
    this.lowerBound = Math.min(this.cost, Math.max(this.lowerBound, Math.ceil(bound)));
  }

  *#climb(most: number): Generator<number, void> {
    const dual = this.#dual;
    const base = this.#base;
    for (let step = 1; step <= most && !dual.settled && !this.proven; step += 1) {
      dual.step(this.cost - base);
      if (step % 50 === 0) this.#greedy(dual.price);
      this.#raise(base + dual.bound);
      yield dual.effort;
    }
  }

  #greedy(price: Float64Array): void {
    const { columns, cost } = greedyCover(this.#part.problem, price);
    this.#offerOf(this.#part, columns, cost);
  }

  /** Leaves out what no better cover can have. */
  *#tighten(): Generator<number, void> {
    const part = this.#part;
    const tight = tightened(part, this.#dual, this.cost - this.#base);
    if (tight.part === part) return;
    if (tight.part.problem.columns > 0.95 * part.problem.columns) return;
    const reduced = reduce(tight.part);
    const price = new Float64Array(this.#problem.rows);
    part.rows.forEach((row, at) => {
      price[row] = this.#dual.price[at] ?? 0;
    });
    this.#part = reduced.part;
    this.#taken.push(...tight.taken, ...reduced.taken);
    const { problem } = this.#part;
    const bare = problem.byRow.start.some(
      (start, row) => row < problem.rows && start === problem.byRow.start[row + 1],
    );
    if (bare) {
      this.lowerBound = this.cost;
      return;
    }
    if (problem.rows === 0) {
      this.#offerOf(this.#part, new Int32Array(0), 0);
      this.lowerBound = this.cost;
      return;
    }
    this.#dual = new Dual(
      problem,
      Float64Array.from(this.#part.rows, (row) => price[row] ?? 0),
      0.3,
    );
    yield 1000 + 10 * this.#dual.effort;
    yield* this.#climb(300);
  }

  *#searchTree(round: number, steps: number): Generator<number, void> {
    const size = this.#part.problem.byColumn.items.length;
    if (size > mostForTree || (size > smallTree && round < 4)) return;
    if (this.#tree === null) {
      const price = new Float64Array(this.#problem.rows);
      this.#part.rows.forEach((row, at) => {
        price[row] = this.#dual.price[at] ?? 0;
      });
      this.#tree = new BranchAndBound(
        this.#part,
        [...this.#taken],
        price,
        this.lowerBound,
        this.cost,
        this.#problem,
      );
    }
    const tree = this.#tree;
    for (let left = steps; left > 0 && !tree.done; ) {
      tree.target = this.cost;
      const effort = tree.run();
      if (tree.best !== null) this.#offer(tree.best, tree.target);
      left -= effort;
      yield effort;
    }
    this.#raise(tree.done ? this.cost : tree.bound);
  }

  /**
   * Local search on a small core, another one each round: what the prices settle at after they were shaken differs in which columns
   * it lets in, and small cores are searched well in little time.
   */
  *#searchCore(round: number, steps: number): Generator<number, void> {
    let [part, dual] = [this.#part, this.#dual];
    if (round > 0) {
      const shaken = dual.price.map((each) => each * (1 + shake * (this.#random.below(2001) / 1000 - 1)));
      // No bound of the whole: its columns are those that any good price is likely to let in.
      part = coreOf(part, dual.reduced, 24, 0.2);
      dual = new Dual(part.problem, shaken, firstLength);
      yield 1000 + dual.effort;
      for (let step = 0; step < settling && !dual.settled; step += 1) {
        dual.step(this.cost - this.#base);
        yield dual.effort;
      }
    }
    const core = coreOf(part, dual.reduced, widths[round % widths.length] ?? 4, 0.001);
    const search = new WeightingSearch(core.problem, this.cost - this.#base, this.#random);
    search.begin(greedyCover(core.problem, dual.price).columns);
    for (let done = 0; done < steps && !this.proven; done += portion) {
      search.run(portion);
      if (search.best !== null && search.target + this.#base < this.cost) {
        this.#offerOf(core, search.best, search.target);
        done = 0;
      }
      yield portion;
    }
  }
}
