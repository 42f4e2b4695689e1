import type { Sql } from '@yuheng/kernel/store';
import { titleFrom } from '../board/plan-view.ts';
import type { Decision } from '../confirm/decision.ts';
import { standingDecisions } from '../confirm/standing.ts';
import { DECISION } from './decision-store.ts';
import { type VersionRef, versionOf } from './plan-store.ts';

/** A plan on the board, without what it says. */
export interface NamedPlan extends VersionRef {
  readonly document: string;
  readonly state: 'draft' | 'live';
  /** Of which plan a draft is a new version. */
  readonly amends: VersionRef | null;
}

type NamedRow = Omit<NamedPlan, 'title'> & {
  readonly printed: string | null;
  readonly file: string;
  readonly decisions: readonly Decision[];
};

/** The plans on the board in order of import: titles as they are in effect, and nothing else is read of them. */
export async function listPlanNames(sql: Sql): Promise<readonly NamedPlan[]> {
  const rows = await sql.query<NamedRow>(
    `select p.id, p.document, p.state, p.compiled ->> 'title' as printed, d.name as file,
       ${versionOf('p.amends')} as amends,
       coalesce((select jsonb_agg(${DECISION} order by c.sequence) from plan.decision c
         where c.plan = p.id and c.kind = 'plan'), '[]') as decisions
     from plan.plan p join plan.document d on d.id = p.document
     where p.state in ('draft', 'live') order by d.imported_at, p.ordinal`,
  );
  return rows.map(({ printed, file, decisions, ...plan }) => ({
    ...plan,
    title: titleFrom(given(decisions, printed), file),
  }));
}

function given(decisions: readonly Decision[], printed: string | null): string | null {
  const changes = [...standingDecisions(decisions).values()].flat().flatMap((decision) => decision.changes);
  const last = changes.findLast(({ field }) => field === 'title');
  return last === undefined ? printed : typeof last.after === 'string' ? last.after : null;
}
