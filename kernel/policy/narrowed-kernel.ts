import { revealedFacts, revealedMaps } from '../facts/sensitive/revealed-graph.ts';
import type { Graph } from '../facts/tenants.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Measures } from '../measures/measures.ts';
import type { Kernel } from '../packs/kernel.ts';
import { casesOf } from './narrowed-cases.ts';
import { narrowedFacts } from './narrowed-facts.ts';
import { narrowedMaps } from './narrowed-maps.ts';
import { recordedFacts, recordedMaps } from './recorded-facts.ts';
import type { RecordedReads } from './recorded-reads.ts';
import { recordsOf } from './seen-records.ts';
import { type Visible, visibleTo } from './visible.ts';

/**
 * The kernel as somebody sees it: facts, cases, records of packs and the evidence of figures that policy withholds are not there. What an
 * operation writes it writes on its own account. Sensitive values are shown to whoever may see their attribute. Whoever sees
 * everything is given the kernel itself.
 * @param reads null: nothing of it is recorded
 */
export function narrowedKernel(kernel: Kernel, actor: Actor, reads: RecordedReads | null): Kernel {
  const visible = visibleTo(kernel.policy, actor, null, {
    entityTypes: kernel.registry.entityTypes,
    writing: false,
  });
  const cases = casesOf(kernel.cases, kernel.policy, actor);
  const records = recordsOf(kernel, actor);
  const { sensitive } = kernel;
  const all = visible === null && cases === null && records === null;
  if (all && reads === null && sensitive === null) return kernel;
  const seen = visible === null ? kernel.facts : narrowedFacts(kernel.facts, visible, false);
  const facts = reads === null ? seen : recordedFacts(seen, reads);
  return {
    ...kernel,
    whole: all,
    facts: sensitive === null ? facts : revealedFacts(facts, sensitive),
    cases: cases ?? kernel.cases,
    records: records ?? kernel.records,
    measures: facts === kernel.facts ? kernel.measures : narrowedMeasures(kernel.measures, facts.instances),
  };
}

/**
 * A tenant's graph as somebody sees it and may write to it.
 * @param visible null: all of it
 * @param reads null: nothing of it is recorded
 */
export function narrowedGraph<G extends Graph>(
  graph: G,
  visible: Visible | null,
  reads: RecordedReads | null,
): G {
  const { sensitive } = graph;
  if (visible === null && reads === null && !sensitive) return graph;
  let { facts, maps } = graph;
  if (visible !== null)
    [facts, maps] = [narrowedFacts(facts, visible, true), narrowedMaps(maps, visible, facts)];
  if (reads !== null) [facts, maps] = [recordedFacts(facts, reads), recordedMaps(maps, reads)];
  if (sensitive) [facts, maps] = [revealedFacts(facts, sensitive), revealedMaps(maps, sensitive)];
  return { ...graph, facts, maps };
}

/** A figure is told to whoever may read figures; the facts behind it only as far as they may be seen. */
function narrowedMeasures(
  measures: Measures,
  instances: (ids: readonly string[]) => Promise<readonly { readonly instance: string }[]>,
): Measures {
  const evidence: Measures['evidence'] = async (id) => {
    const all = await measures.evidence(id);
    const seen = new Set(
      (await instances(all.map(({ instance }) => instance))).map(({ instance }) => instance),
    );
    return all.filter(({ instance }) => seen.has(instance));
  };
  return {
    ...measures,
    evidence,
    async bundle(id) {
      const [all, seen] = [await measures.evidence(id), await evidence(id)];
      // Evidence is whole or it proves nothing.
      if (seen.length < all.length) throw new Problem('policy.denied', { permission: 'facts.read' });
      return measures.bundle(id);
    },
  };
}
