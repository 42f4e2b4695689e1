import type { Fact } from '../model/entity.ts';
import type { PatternWork } from '../query/pattern-work.ts';
import { satisfies } from '../query/q-evaluate.ts';
import { nothingLinked } from '../query/q-targets.ts';
import { attributesOf, type QNode } from '../query/q-tree.ts';

/**
 * Decides a query over the past (ETSI GS CIM 009 V1.9.1, clause 5.7.4): each of its conditions holds if some instance in the
 * asked time satisfies it. Instances come piece by piece; once the query holds, it holds whatever else comes.
 */
export class QOverTime {
  readonly #query: QNode;
  readonly #work: PatternWork;
  readonly #open = new Map<string, Set<QNode>>();
  readonly #held = new Set<QNode>();

  /** @param work what patterns may cost */
  constructor(query: QNode, work: PatternWork) {
    this.#query = query;
    this.#work = work;
    for (const condition of conditionsOf(query)) {
      for (const attribute of attributesOf(condition)) {
        const others = this.#open.get(attribute);
        if (others) others.add(condition);
        else this.#open.set(attribute, new Set([condition]));
      }
    }
  }

  /**
   * @param fact an instance in the asked time
   * @throws Problem facts.pattern-too-costly
   */
  add(fact: Fact): void {
    const open = this.#open.get(fact.attribute);
    for (const condition of open ?? []) {
      const of = { facts: { [fact.attribute]: fact } };
      if (!satisfies(condition, of, nothingLinked, this.#work)) continue;
      this.#held.add(condition);
      open?.delete(condition);
    }
  }

  get holds(): boolean {
    return holds(this.#query, this.#held);
  }
}

function conditionsOf(node: QNode): readonly QNode[] {
  return 'terms' in node ? node.terms.flatMap(conditionsOf) : [node];
}

function holds(node: QNode, held: ReadonlySet<QNode>): boolean {
  if (!('terms' in node)) return held.has(node);
  return node.op === 'and'
    ? node.terms.every((term) => holds(term, held))
    : node.terms.some((term) => holds(term, held));
}
