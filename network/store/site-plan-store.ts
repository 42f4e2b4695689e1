import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { LeftOut } from '../site-plan/input/left-out.ts';
import type { PlanSettings } from '../site-plan/input/plan-problem.ts';
import type { SitePlan } from '../site-plan/result/site-plan.ts';
import type { SharingGain } from '../site-plan/share/separate-plans.ts';
import { requireUnclaimed } from './plan-adoption.ts';
import type { CheckedPlan, PlanSoFar } from './plan-apart.ts';

/** What somebody asked for. */
export interface AskedPlan {
  readonly settings: PlanSettings;
  readonly seed: number;
  /** CPU seconds at most. */
  readonly seconds: number;
  /** Whether each operator is planned alone too. */
  readonly alone: boolean;
}

export interface StoredPlan {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly asked: AskedPlan;
  readonly job: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly finishedAt: string | null;
  readonly plan: SitePlan | null;
  readonly gain: SharingGain | null;
  /** While it is computed; null before. */
  readonly soFar: PlanSoFar | null;
  /** Null also of plans that were computed before this was kept. */
  readonly checked: CheckedPlan | null;
  /** The same. */
  readonly leftOut: LeftOut | null;
  /** SHA-256 in hex. */
  readonly inputHash: string | null;
  readonly synthetic: boolean | null;
  readonly adoptedAt: string | null;
  readonly adoptedBy: string | null;
}

/** What lists show of a plan's result. */
export interface PlanFigures
  extends Pick<SitePlan, 'objective' | 'cost' | 'lowerBound' | 'gap' | 'demands' | 'served' | 'seconds'> {
  readonly sites: number;
  readonly tenantsPerSite: number;
  readonly shared: number;
  /** Shared cost over what all would pay alone; null where nobody asked. */
  readonly ratio: number | null;
  /** What the strongest site does to the most exposed sensitive building, as a share of the limit; 0 where there is none. */
  readonly exposure: number;
}

export type ListedPlan = Omit<StoredPlan, 'plan' | 'gain' | 'soFar' | 'checked' | 'leftOut'> & {
  readonly figures: PlanFigures | null;
};

const columns = `id, name, city, asked, job, asked_at as "askedAt", asked_by as "askedBy", finished_at as "finishedAt",
  encode(input_hash, 'hex') as "inputHash", synthetic, adopted_at as "adoptedAt", adopted_by as "adoptedBy"`;

/** Members of the plan that are figures as they are. */
const plain = ['objective', 'cost', 'lowerBound', 'gap', 'demands', 'served', 'seconds'];

const figures = `case when plan is null then null else jsonb_build_object(
  ${plain.map((name) => `'${name}', plan -> '${name}'`).join(', ')},
  'sites', plan -> 'sharing' -> 'sites', 'tenantsPerSite', plan -> 'sharing' -> 'tenantsPerSite',
  'shared', plan -> 'sharing' -> 'shared', 'ratio', gain -> 'ratio',
  'exposure', coalesce(plan -> 'exposure' -> 0 -> 'siteRatio', '0')) end as figures`;

export async function insertPlan(
  plan: Pick<StoredPlan, 'id' | 'name' | 'city' | 'asked' | 'job' | 'askedAt' | 'askedBy'>,
  units: readonly string[],
  tx: Sql,
): Promise<void> {
  await tx.query(
    `insert into network.site_plan (id, name, city, asked, job, asked_at, asked_by, units)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [plan.id, plan.name, plan.city, plan.asked, plan.job, plan.askedAt, plan.askedBy, units],
  );
}

/** Newest first. */
export async function listStoredPlans(
  sql: Sql,
  city: string | null,
  limit: number,
): Promise<readonly ListedPlan[]> {
  return sql.query<ListedPlan>(
    `select ${columns}, ${figures} from network.site_plan where $1::text is null or city = $1
     order by asked_at desc, id desc limit $2`,
    [city, limit],
  );
}

/** @throws Problem `network.site-plan-not-found` */
export async function readStoredPlan(sql: Sql, id: string): Promise<StoredPlan> {
  const [row] = await sql.query<StoredPlan>(
    `select ${columns}, plan, gain, so_far as "soFar", checked, left_out as "leftOut" from network.site_plan where id = $1`,
    [id],
  );
  if (row === undefined) throw new Problem('network.site-plan-not-found');
  return row;
}

/** @throws Problem `network.site-plan-not-found`, `network.site-plan-not-finished` */
export async function readFinishedPlan(
  sql: Sql,
  id: string,
): Promise<StoredPlan & { readonly plan: SitePlan }> {
  const stored = await readStoredPlan(sql, id);
  if (stored.plan === null) throw new Problem('network.site-plan-not-finished');
  return { ...stored, plan: stored.plan };
}

/** Stores what was computed; a plan that has it already is left alone. */
export async function storePlan(
  id: string,
  result: {
    readonly finishedAt: string;
    readonly plan: SitePlan;
    readonly gain: SharingGain | null;
    readonly checked: CheckedPlan;
    readonly leftOut: LeftOut;
    readonly inputHash: Uint8Array;
    readonly synthetic: boolean;
  },
  tx: Sql,
): Promise<void> {
  await tx.query(
    `update network.site_plan set finished_at = $2, plan = $3, gain = $4, input_hash = $5, synthetic = $6, checked = $7,
       left_out = $8
     where id = $1 and finished_at is null`,
    [
      id,
      result.finishedAt,
      result.plan,
      result.gain,
      Buffer.from(result.inputHash),
      result.synthetic,
      result.checked,
      result.leftOut,
    ],
  );
}

/** What is told of a plan while it is computed. */
export async function keepSoFar(id: string, soFar: PlanSoFar, sql: Sql): Promise<void> {
  await sql.query('update network.site_plan set so_far = $2 where id = $1 and finished_at is null', [
    id,
    soFar,
  ]);
}

/** @throws Problem `network.site-plan-adopted` where somebody else has adopted it meanwhile */
export async function markAdopted(id: string, at: string, by: string, tx: Sql): Promise<void> {
  const rows = await tx.query(
    'update network.site_plan set adopted_at = $2, adopted_by = $3 where id = $1 and adopted_at is null returning id',
    [id, at, by],
  );
  if (rows.length === 0) throw new Problem('network.site-plan-adopted');
}

/**
 * Removes a plan that nobody adopts; where somebody begins to at the same moment, one of the two waits for the other.
 * @throws Problem `network.site-plan-not-found`, `network.site-plan-adopted`, `network.site-plan-busy`; then it stays
 */
export async function deletePlan(id: string, at: string, tx: Sql): Promise<void> {
  const [row] = await tx.query<{ adopted: boolean }>(
    'select adopted_at is not null as adopted from network.site_plan where id = $1 for update',
    [id],
  );
  if (row === undefined) throw new Problem('network.site-plan-not-found');
  if (row.adopted) throw new Problem('network.site-plan-adopted');
  await requireUnclaimed(tx, id, at);
  await tx.query('delete from network.site_plan where id = $1', [id]);
}
