import { createHash } from 'node:crypto';
import type { Sql } from '@yuheng/kernel/store';

/**
 * One text for how these plans stand: their states, decisions, fills, measures and pairs of parts. A change that was
 * proposed for it is held against it; how far their tasks have come does not count.
 */
export async function planMark(sql: Sql, ids: readonly string[]): Promise<string> {
  const rows = await sql.query(
    `select p.id, p.state, p.amends,
       (select max(c.sequence) from plan.decision c where c.plan = p.id) as decision,
       (select count(*)::int from plan.fill f where f.plan = p.id) as fills,
       (select jsonb_object_agg(target, measure) from plan.binding b where b.plan = p.id) as bindings,
       (select jsonb_agg(jsonb_build_array(kind, old_part, new_part) order by kind, old_part, new_part)
        from plan.pin n where n.plan = p.id) as pins
     from plan.plan p where p.id = any ($1::uuid[]) order by p.id`,
    [ids],
  );
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
