import type { CaseType } from '@yuheng/kernel/case-type';
import { type BuildStage, buildStages } from './entities/site-stage.ts';

/** Working days that a stage may take: planning figures of our own, from no standard. */
export const stageDays: Readonly<Record<BuildStage, number>> = {
  demand: 5,
  shareAssessment: 5,
  survey: 10,
  approval: 20,
  civil: 20,
  power: 15,
  transmission: 15,
  equipment: 10,
  acceptance: 10,
  handOver: 5,
};

/** 建站进度: a site on its way through the stages, one after the other; it may be sent back or stopped, with a reason. */
const siteBuildOut: CaseType = {
  name: 'SiteBuildOut',
  initial: 'demand',
  states: {
    ...Object.fromEntries(buildStages.map((stage) => [stage, { dueInWorkingDays: stageDays[stage] }])),
    handedOver: { closed: true },
    stopped: { closed: true },
  },
  transitions: {
    ...Object.fromEntries(
      buildStages.slice(1).map((stage, before) => {
        const from = buildStages.slice(before, before + 1);
        return [`enter-${stage}`, { from, to: stage }];
      }),
    ),
    'hand-over': { from: ['handOver'], to: 'handedOver' },
    ...Object.fromEntries(
      buildStages.slice(0, -1).map((stage, at) => {
        const from = buildStages.slice(at + 1);
        return [`return-to-${stage}`, { from, to: stage, noteRequired: true }];
      }),
    ),
    stop: { from: buildStages, to: 'stopped', noteRequired: true },
    resume: { from: ['stopped'], to: 'demand', noteRequired: true },
  },
};

export const cases: readonly CaseType[] = [siteBuildOut];
