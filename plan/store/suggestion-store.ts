import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { ReadQuantity, SuggestedClass } from '../rules/suggest/check-answer.ts';

/** What a model proposed about words of an item and what a person said to it. */
export interface StoredSuggestion {
  readonly id: string;
  readonly item: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly class: SuggestedClass;
  readonly quantities: readonly ReadQuantity[];
  readonly model: string;
  /** SHA-256 of the messages that were sent, in hex. */
  readonly promptHash: string;
  readonly at: string;
  readonly by: string;
  readonly state: 'open' | 'accepted' | 'dismissed';
}

/** What was proposed before, and perhaps dismissed, is not proposed again. Answers how many are new. */
export async function insertSuggestions(
  plan: string,
  suggestions: readonly Omit<StoredSuggestion, 'state'>[],
  tx: Sql,
): Promise<number> {
  let stored = 0;
  for (const one of suggestions) {
    const rows = await tx.query(
      `insert into plan.suggestion (id, plan, item, span_start, span_end, quote, class, quantities, model, prompt_hash,
         made_at, made_by, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), $11, $12, 'open')
       on conflict (plan, item, span_start, span_end, class) do nothing returning 1 as one`,
      [
        one.id,
        plan,
        one.item,
        one.start,
        one.end,
        one.quote,
        one.class,
        JSON.stringify(one.quantities),
        one.model,
        one.promptHash,
        one.at,
        one.by,
      ],
    );
    stored += rows.length;
  }
  return stored;
}

export async function listSuggestionsOf(sql: Sql, plan: string): Promise<readonly StoredSuggestion[]> {
  return sql.query<StoredSuggestion>(
    `select id, item, span_start as start, span_end as "end", quote, class, quantities, model,
       encode(prompt_hash, 'hex') as "promptHash", made_at as at, made_by as by, state
     from plan.suggestion where plan = $1 order by item, span_start, class`,
    [plan],
  );
}

/** @throws Problem plan.not-found, or plan.decided-meanwhile when somebody was faster */
export async function settleSuggestion(
  settled: {
    readonly id: string;
    readonly state: 'accepted' | 'dismissed';
    readonly at: string;
    readonly by: string;
  },
  tx: Sql,
): Promise<{ readonly plan: string }> {
  const { id, state, at, by } = settled;
  const [row] = await tx.query<{ plan: string }>(
    `update plan.suggestion set state = $2, decided_at = $3, decided_by = $4 where id = $1 and state = 'open'
     returning plan`,
    [id, state, at, by],
  );
  if (row !== undefined) return row;
  const known = await tx.query('select 1 as one from plan.suggestion where id = $1', [id]);
  throw new Problem(known.length > 0 ? 'plan.decided-meanwhile' : 'plan.not-found');
}
