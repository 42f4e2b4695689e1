import type { Sql } from '@yuheng/kernel/store';

/** An item of a plan. */
export interface ItemRef {
  readonly plan: string;
  readonly item: string;
}

/** What a person said about two items. */
export interface Judgement {
  readonly one: ItemRef;
  readonly other: ItemRef;
  readonly same: boolean;
  readonly at: string;
  readonly by: string;
}

/** The pair in the order in which it is kept: whoever comes first when asked. */
export function orderedPair(one: ItemRef, other: ItemRef): readonly [ItemRef, ItemRef] {
  return one.plan < other.plan ? [one, other] : [other, one];
}

/** The newest judgement of every pair. */
export async function readJudgements(sql: Sql): Promise<readonly Judgement[]> {
  return sql.query<Judgement>(
    `select distinct on (one_plan, one_item, other_plan, other_item)
       jsonb_build_object('plan', one_plan, 'item', one_item) as one,
       jsonb_build_object('plan', other_plan, 'item', other_item) as other, same, judged_at as at, judged_by as by
     from plan.overlap_judgement
     order by one_plan, one_item, other_plan, other_item, judged_at desc`,
    [],
  );
}

export async function insertJudgement({ one, other, same, at, by }: Judgement, tx: Sql): Promise<void> {
  const [first, second] = orderedPair(one, other);
  await tx.query(
    `insert into plan.overlap_judgement (one_plan, one_item, other_plan, other_item, same, judged_at, judged_by)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (one_plan, one_item, other_plan, other_item, judged_at)
     do update set same = excluded.same, judged_by = excluded.judged_by`,
    [first.plan, first.item, second.plan, second.item, same, at, by],
  );
}
