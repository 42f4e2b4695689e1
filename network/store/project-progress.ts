import { dueAfter } from '@yuheng/kernel/working-days';
import { stageDays } from '../cases.ts';
import type { BuildStage } from '../entities/site-stage.ts';
import type { StageRecord } from '../rules/stage-record.ts';

/** A stage of a project, held against the working days that it may take. */
export interface ShownStage extends StageRecord {
  readonly dueAt: string;
  /** Left after it was due, or not left by now. */
  readonly late: boolean;
}

/** Where a project stands. */
export interface ProjectProgress {
  readonly stages: readonly ShownStage[];
  /** A stage, `handedOver`, `stopped`; null where nothing is on record. */
  readonly state: string | null;
  /** When the present stage is due. */
  readonly dueAt: string | null;
  readonly overdue: boolean;
}

/** By the case where there is one, else by the stages on record. @param now ISO 8601 */
export function projectProgress(
  records: readonly StageRecord[],
  followed: { readonly state: string; readonly dueAt: string | null } | null,
  now: string,
): ProjectProgress {
  const stages = records.map((record) => {
    const own = followed?.state === record.stage ? followed.dueAt : null;
    const dueAt = own ?? dueOf(record.stage, record.enteredAt);
    return { ...record, dueAt, late: (record.leftAt ?? now) > dueAt };
  });
  const present = stages.find(({ leftAt }) => leftAt === null);
  const last = stages.at(-1);
  const recorded = present?.stage ?? (last?.stage === 'handOver' ? 'handedOver' : (last?.stage ?? null));
  const state = followed?.state ?? recorded;
  const dueAt = followed === null ? (present?.dueAt ?? null) : followed.dueAt;
  return { stages, state, dueAt, overdue: dueAt !== null && now > dueAt };
}

function dueOf(stage: BuildStage, enteredAt: string): string {
  return dueAfter(new Date(enteredAt), stageDays[stage]);
}
