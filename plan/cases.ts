import type { CaseType } from '@yuheng/kernel/case-type';
import { planBriefing } from './briefing/briefing-case.ts';
import { planMeeting } from './meetings/types/plan-meeting.ts';
import { planResolution } from './meetings/types/plan-resolution.ts';
import { planReport } from './reports/plan-report.ts';
import { planProposal, planStep } from './scenarios/scenario-cases.ts';
import { planContradiction } from './tasks/types/plan-contradiction.ts';
import { planExtension } from './tasks/types/plan-extension.ts';
import { planIssue } from './tasks/types/plan-issue.ts';
import { planMilestone } from './tasks/types/plan-milestone.ts';
import { planTask } from './tasks/types/plan-task.ts';

/**
 * Tasks, what belongs to one (milestones, requests for more time, issues that it raises, contradictions), briefings, reports of
 * figures, proposals with their steps, meetings and what they resolve.
 */
export const cases: readonly CaseType[] = [
  planTask,
  planMilestone,
  planExtension,
  planIssue,
  planBriefing,
  planReport,
  planContradiction,
  planProposal,
  planStep,
  planMeeting,
  planResolution,
];
