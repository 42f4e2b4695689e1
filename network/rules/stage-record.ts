import type { BuildStage } from '../entities/site-stage.ts';

const dayMs = 86_400_000;

/** What is known of a project in one stage; times as ISO 8601. */
export interface StageRecord {
  readonly stage: BuildStage;
  readonly enteredAt: string;
  readonly leftAt: string | null;
  /** Calendar days of all finished times in it; null while the first one goes on. */
  readonly days: number | null;
}

/** A project comes into a stage, for the first time or once more: days that it took before are kept. */
export function entering(stage: BuildStage, known: StageRecord | undefined, at: string): StageRecord {
  return { stage, enteredAt: at, leftAt: null, days: known?.days ?? null };
}

/** A project leaves the stage that it stood in, at a tenth of a day. */
export function leaving(known: StageRecord, at: string): StageRecord {
  const spent = Math.max(0, Date.parse(at) - Date.parse(known.enteredAt)) / dayMs;
  return { ...known, leftAt: at, days: Math.round(((known.days ?? 0) + spent) * 10) / 10 };
}
