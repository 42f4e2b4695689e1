import Type from 'typebox';
import type { LeftOut } from '../site-plan/input/left-out.ts';
import { planSettings } from '../site-plan/input/plan-problem.ts';
import type { SitePlan } from '../site-plan/result/site-plan.ts';
import type { SharingGain } from '../site-plan/share/separate-plans.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** What may be asked for otherwise than usual. */
export const PlanSettingsShape = Type.Partial(planSettings, { additionalProperties: false });

export const PlanFiguresShape = Type.Object({
  objective: Type.Enum(['cost', 'served']),
  cost: Type.Number(),
  lowerBound: Type.Number(),
  gap: Type.Number(),
  demands: Type.Integer(),
  served: Type.Integer(),
  seconds: Type.Number(),
  sites: Type.Integer(),
  tenantsPerSite: Type.Number(),
  shared: Type.Number(),
  ratio: Type.Union([Type.Number(), Type.Null()]),
  exposure: Type.Number(),
});

const head = {
  id: Type.String(),
  name: Type.String(),
  city: Type.String(),
  asked: Type.Object({
    settings: Type.Unsafe<Record<string, unknown>>(Type.Unknown()),
    seed: Type.Integer(),
    seconds: Type.Number(),
    alone: Type.Boolean(),
  }),
  /** To be read and cancelled by `jobs`. */
  job: Type.String(),
  askedAt: Type.String(),
  askedBy: Type.String(),
  finishedAt: Nullable,
  /** SHA-256 of the problem that the facts made, seed and seconds; null until it is computed. */
  inputHash: Nullable,
  synthetic: Type.Union([Type.Boolean(), Type.Null()]),
  adoptedAt: Nullable,
  adoptedBy: Nullable,
};

export const ListedPlanShape = Type.Object({
  ...head,
  figures: Type.Union([PlanFiguresShape, Type.Null()]),
});

/** With all that a page shows: sites with tenants and costs, unserved demands with reasons, sharing, exposure, notices. */
export const PlanShape = Type.Object({
  ...head,
  plan: Type.Union([Type.Unsafe<SitePlan>(Type.Unknown()), Type.Null()]),
  gain: Type.Union([Type.Unsafe<SharingGain>(Type.Unknown()), Type.Null()]),
  /** While it is computed: yuan, or under a budget that is too small the weight that is served. */
  soFar: Type.Union([
    Type.Object({ cost: Type.Number(), lowerBound: Type.Number() }),
    Type.Object({ servedWeight: Type.Number(), servedBound: Type.Number() }),
    Type.Null(),
  ]),
  /** What the independent checker went over, and how many violations it found. */
  checked: Type.Union([
    Type.Object({
      sites: Type.Integer(),
      demands: Type.Integer(),
      zones: Type.Integer(),
      sensitive: Type.Integer(),
      violations: Type.Integer(),
    }),
    Type.Null(),
  ]),
  /** Demands on record that it did not consider, with the reason; null of plans before this was kept. */
  leftOut: Type.Union([Type.Unsafe<LeftOut>(Type.Unknown()), Type.Null()]),
});
