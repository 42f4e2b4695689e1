import type { House } from '../house/house.ts';
import { resolveImport } from '../house/resolve-import.ts';
import { breach, type Rule } from '../rule.ts';

interface Edge {
  readonly to: string;
  readonly line: number;
}
type Graph = ReadonlyMap<string, readonly Edge[]>;

/**
 * No file needs itself in order to load. Imports of types are gone by then, and a lazy import is reached later:
 * neither makes a cycle. Of every knot of files the shortest cycle is told.
 */
export const cycles: Rule = {
  name: 'cycles',
  check(house) {
    const graph = graphOf(house);
    return knotsOf(graph).map((knot) => {
      const cycle = shortestCycle(graph, knot);
      const [first = ''] = cycle;
      const line = graph.get(first)?.find(({ to }) => to === cycle[1])?.line ?? 1;
      return breach(first, line, 'cycle', { cycle: cycle.join(' → ') });
    });
  },
};

function graphOf(house: House): Graph {
  const paths = new Set(house.sources.map(({ path }) => path));
  return new Map(
    house.sources.map((source) => {
      const edges = source.imports.flatMap(({ kind, line, specifier }): readonly Edge[] => {
        if (kind !== 'runtime') return [];
        const target = resolveImport(house, source.path, specifier);
        const to = target.kind === 'file' || target.kind === 'house' ? target.path : null;
        return to !== null && paths.has(to) ? [{ to, line }] : [];
      });
      return [source.path, edges];
    }),
  );
}

/** The sets of files that all reach each other (Tarjan 1972), each with a cycle in it. */
function knotsOf(graph: Graph): readonly ReadonlySet<string>[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const knots: ReadonlySet<string>[] = [];
  const connect = (node: string): void => {
    const own = index.size;
    index.set(node, own);
    low.set(node, own);
    stack.push(node);
    onStack.add(node);
    for (const { to } of graph.get(node) ?? []) {
      if (!index.has(to)) {
        connect(to);
        low.set(node, Math.min(low.get(node) ?? own, low.get(to) ?? own));
      } else if (onStack.has(to)) low.set(node, Math.min(low.get(node) ?? own, index.get(to) ?? own));
    }
    if (low.get(node) !== own) return;
    const knot = new Set(stack.splice(stack.lastIndexOf(node)));
    for (const member of knot) onStack.delete(member);
    const knotted = knot.size > 1 || (graph.get(node) ?? []).some(({ to }) => to === node);
    if (knotted) knots.push(knot);
  };
  for (const node of graph.keys()) if (!index.has(node)) connect(node);
  return knots;
}

/** The files of the shortest cycle, the first again at the end. */
function shortestCycle(graph: Graph, knot: ReadonlySet<string>): readonly string[] {
  let best: readonly string[] = [];
  for (const start of [...knot].toSorted()) {
    const found = pathBack(graph, knot, start);
    if (best.length === 0 || found.length < best.length) best = found;
  }
  return best;
}

function pathBack(graph: Graph, knot: ReadonlySet<string>, start: string): readonly string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const { to } of graph.get(node) ?? []) {
      if (to === start) {
        const path = [start];
        for (let at: string | undefined = node; at !== undefined && at !== start; at = cameFrom.get(at))
          path.unshift(at);
        return [start, ...path];
      }
      if (!knot.has(to) || cameFrom.has(to)) continue;
      cameFrom.set(to, node);
      queue.push(to);
    }
  }
  return [start, start];
}
