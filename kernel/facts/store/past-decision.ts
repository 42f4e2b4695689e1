import { isGeometry } from '../model/geometry.ts';
import { badParameters } from '../query/bad-parameters.ts';
import { checkGeo, geoSatisfies } from '../query/geo.ts';
import { PatternWork } from '../query/pattern-work.ts';
import { parseQ } from '../query/q-grammar.ts';
import { attributesOf, linksOf, patternsOf, type QNode } from '../query/q-tree.ts';
import { safePattern } from '../query/safe-pattern.ts';
import { parseScopeQ } from '../query/scope-query.ts';
import type { GeoQuery } from '../selection.ts';
import { QOverTime } from '../temporal/q-over-time.ts';
import { type TemporalQuery, windowOf } from '../temporal/temporal-query.ts';
import type { TemporalSelection } from '../temporal/temporal-selection.ts';
import { narrowByQ } from './narrow-by-q.ts';
import { factsOfRows, type PastRow, readPastRows, readSeries, seriesRows } from './past-rows.ts';
import type { ReadContext } from './read-entities.ts';
import { Turn } from './turn.ts';

/** Scopes of one entity that are looked at. */
const SCOPES = 200;
/** Instances that are read at once. */
const PIECE = 5000;

/** What the past of an entity must satisfy besides having one; null where nothing is asked. */
export interface PastConditions {
  readonly q: QNode | null;
  readonly geo: GeoQuery | null;
  readonly inScope: ((scopes: readonly string[]) => boolean) | null;
}

/** @throws Problem facts.bad-query, facts.bad-pattern, facts.bad-geo-query */
export function conditionsOf({ q, geo, scopeQ }: TemporalSelection): PastConditions {
  const query = q ? parseQ(q) : null;
  const [link] = query ? linksOf(query) : [];
  // The other end has a past of its own: which moments belong together nobody has said.
  if (link) throw badParameters(`∌ ${link.attribute}{…}`);
  // A pattern that cannot be used is told now, not when the first text is held against it.
  if (query) for (const source of patternsOf(query)) safePattern(source);
  return {
    q: query,
    geo: geo ? checkGeo(geo) : null,
    inScope: scopeQ === undefined ? null : parseScopeQ(scopeQ),
  };
}

/** Which of the entities satisfy the conditions at some moment of the asked time. */
export async function decidePast(
  context: ReadContext,
  ids: readonly string[],
  time: TemporalQuery,
  conditions: PastConditions,
): Promise<ReadonlySet<string>> {
  const { q, geo, inScope } = conditions;
  let left: readonly string[] = ids;
  if (inScope) {
    const past = { ids, time: untilEnd(time), attributes: ['scope'], datasets: null };
    const rows = await readPastRows(context, past, SCOPES * ids.length);
    left = kept(left, rows, (of) =>
      of.some(({ fact }) => Array.isArray(fact?.v) && inScope(fact.v as readonly string[])),
    );
  }
  if (geo) {
    const accepts = ({ fact }: PastRow): boolean =>
      fact?.k === 'GeoProperty' && isGeometry(fact.v) && geoSatisfies(geo, fact.v);
    const attribute = geo.property ?? 'location';
    const found = new Set<string>();
    for (const id of left) {
      for await (const rows of seriesRows(context, { id, key: attribute, time }, PIECE))
        if (rows.some(accepts)) {
          found.add(id);
          break;
        }
    }
    left = left.filter((id) => found.has(id));
  }
  return q ? decideQ(context, await narrowByQ(context, left, time, q), time, q) : new Set(left);
}

/** A scope is not observed, it is valid: what was said of it counts until the end of the asked time. */
function untilEnd(time: TemporalQuery): TemporalQuery {
  const { to } = windowOf(time);
  const relation = to === null ? null : 'before';
  return { relation, timeAt: to, endTimeAt: null, property: 'modifiedAt', lastN: null };
}

async function decideQ(
  context: ReadContext,
  ids: readonly string[],
  time: TemporalQuery,
  q: QNode,
): Promise<ReadonlySet<string>> {
  const forward = { ...time, lastN: null };
  const holding = new Set<string>();
  const work = new PatternWork();
  const turn = new Turn();
  const known = await readSeries(context, {
    ids,
    time: forward,
    attributes: attributesOf(q),
    datasets: null,
  });
  for (const [id, series] of Map.groupBy(known, (one) => one.id)) {
    const query = new QOverTime(q, work);
    for (const { key } of series) {
      for await (const rows of seriesRows(context, { id, key, time: forward }, PIECE)) {
        for (const fact of await factsOfRows(context, rows)) {
          query.add(fact);
          const others = turn.giveWay();
          if (others) await others;
        }
        if (query.holds) break;
      }
      if (query.holds) break;
    }
    if (query.holds) holding.add(id);
  }
  return holding;
}

function kept(
  ids: readonly string[],
  rows: readonly PastRow[],
  accepts: (of: readonly PastRow[]) => boolean,
): readonly string[] {
  const byId = Map.groupBy(rows, ({ id }) => id);
  return ids.filter((id) => accepts(byId.get(id) ?? []));
}
