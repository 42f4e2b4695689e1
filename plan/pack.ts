import { definePack } from '@yuheng/kernel/pack';
import { cases } from './cases.ts';
import { faultErrors } from './confirm/check-fields.ts';
import { entities } from './entities.ts';
import { planIntakeErrors } from './intake/errors.ts';
import { fillGapJob } from './jobs/fill-gap.ts';
import { importDocumentJob } from './jobs/import-document.ts';
import { meetingErrors } from './meetings/errors.ts';
import { meetingOperations } from './meetings/meeting-operations.ts';
import { acceptThings } from './operations/accept-things.ts';
import { acknowledgeGap } from './operations/acknowledge-gap.ts';
import { addItem } from './operations/add-item.ts';
import { addMilestone } from './operations/add-milestone.ts';
import { addTarget } from './operations/add-target.ts';
import { applyAmendment } from './operations/apply-amendment.ts';
import { askExtension } from './operations/ask-extension.ts';
import { askModelOperation } from './operations/ask-model.ts';
import { assignTask } from './operations/assign-task.ts';
import { bindTargetOperation } from './operations/bind-target.ts';
import { closeMilestone } from './operations/close-milestone.ts';
import { confirmPlan } from './operations/confirm-plan.ts';
import { correctItem } from './operations/correct-item.ts';
import { correctPlan } from './operations/correct-plan.ts';
import { correctTarget } from './operations/correct-target.ts';
import { decideExtension } from './operations/decide-extension.ts';
import { exportBriefing } from './operations/export-briefing.ts';
import { exportPublishedBriefing } from './operations/export-published-briefing.ts';
import { fillGap } from './operations/fill-gap.ts';
import { giveFeedback } from './operations/give-feedback.ts';
import { handOverTask } from './operations/hand-over-task.ts';
import { importDocument } from './operations/import-document.ts';
import { importStatistics } from './operations/import-statistics.ts';
import { judgeOverlap } from './operations/judge-overlap.ts';
import { listBriefings } from './operations/list-briefings.ts';
import { listOverlaps } from './operations/list-overlaps.ts';
import { listPlansOperation } from './operations/list-plans.ts';
import { listPublishedBriefings } from './operations/list-published-briefings.ts';
import { listStatisticsOperation } from './operations/list-statistics.ts';
import { listSuggestions } from './operations/list-suggestions.ts';
import { makeBriefing } from './operations/make-briefing.ts';
import { markNewVersion } from './operations/mark-new-version.ts';
import { matchPartsOperation } from './operations/match-parts.ts';
import { measureIndicator } from './operations/measure-indicator.ts';
import { moveIssue } from './operations/move-issue.ts';
import { moveTask } from './operations/move-task.ts';
import { moveTasks } from './operations/move-tasks.ts';
import { previewStatistics } from './operations/preview-statistics.ts';
import { publishBriefing } from './operations/publish-briefing.ts';
import { raiseIssue } from './operations/raise-issue.ts';
import { readAmendmentOperation } from './operations/read-amendment.ts';
import { readBoardOperation } from './operations/read-board.ts';
import { readBriefing } from './operations/read-briefing.ts';
import { readCarried } from './operations/read-carried.ts';
import { readCompiled } from './operations/read-compiled.ts';
import { readDecisionsOperation } from './operations/read-decisions.ts';
import { readDocumentOperation } from './operations/read-document.ts';
import { readForecast } from './operations/read-forecast.ts';
import { readInboxOperation } from './operations/read-inbox.ts';
import { readPlanOperation } from './operations/read-plan.ts';
import { readPublishedBriefing } from './operations/read-published-briefing.ts';
import { readTask } from './operations/read-task.ts';
import { rejectThing } from './operations/reject-thing.ts';
import { removePlan } from './operations/remove-plan.ts';
import { setThreshold } from './operations/set-threshold.ts';
import { settleSuggestionOperation } from './operations/settle-suggestion.ts';
import { suggestMeasuresOperation } from './operations/suggest-measures.ts';
import { suggestPreviousVersion } from './operations/suggest-previous-version.ts';
import { undoDecisions } from './operations/undo-decisions.ts';
import { withdrawBriefing } from './operations/withdraw-briefing.ts';

/** From an official document to a board whose figures open to facts. */
export const pack = definePack({
  id: 'plan',
  folder: import.meta.dirname,
  standards: [
    {
      id: 'GB/T 9704',
      edition: '2012',
      part: 'numbering of levels, document number, date and annex lines; 5 page, 7 parts of a document, 10.3 minutes: briefings, agendas and minutes that are written',
      claim: 'aligned',
    },
    { id: 'GB 18030', edition: '2022', part: 'decoding of uploaded text', claim: 'aligned' },
    {
      id: 'IATI',
      edition: '2.03',
      part: 'activity standard, result › indicator › period › target and actual: published briefings',
      claim: 'aligned',
    },
    {
      id: 'SDMX-CSV',
      edition: '1.0',
      part: 'columns and code list CL_OBS_STATUS: published briefings',
      claim: 'aligned',
    },
    {
      id: 'IETF RFC 5545',
      edition: '2009',
      part: '3.1 folding, 3.3.5 times in UTC, 3.6.1 events, 3.8.1.11 status, 3.8.7.4 sequence: calendars of meetings',
      claim: 'aligned',
    },
    {
      id: 'ECMA-376',
      edition: '2016',
      part: 'part 1, 17.9 numbering, 17.13 tracked changes, 17.16 fields: reading of Word documents',
      claim: 'aligned',
    },
  ],
  entities,
  cases,
  operations: [
    readBoardOperation,
    listPlansOperation,
    readDocumentOperation,
    readCompiled,
    readDecisionsOperation,
    readCarried,
    importDocument,
    fillGap,
    acceptThings,
    rejectThing,
    correctItem,
    correctTarget,
    correctPlan,
    addItem,
    addTarget,
    setThreshold,
    acknowledgeGap,
    undoDecisions,
    confirmPlan,
    removePlan,
    bindTargetOperation,
    suggestMeasuresOperation,
    moveTask,
    assignTask,
    addMilestone,
    askExtension,
    closeMilestone,
    decideExtension,
    giveFeedback,
    handOverTask,
    moveIssue,
    moveTasks,
    raiseIssue,
    readInboxOperation,
    readTask,
    readPlanOperation,
    readForecast,
    suggestPreviousVersion,
    markNewVersion,
    readAmendmentOperation,
    matchPartsOperation,
    applyAmendment,
    listOverlaps,
    judgeOverlap,
    listSuggestions,
    askModelOperation,
    settleSuggestionOperation,
    previewStatistics,
    importStatistics,
    listStatisticsOperation,
    measureIndicator,
    makeBriefing,
    listBriefings,
    readBriefing,
    exportBriefing,
    publishBriefing,
    withdrawBriefing,
    listPublishedBriefings,
    readPublishedBriefing,
    exportPublishedBriefing,
    ...meetingOperations,
  ],
  jobs: [importDocumentJob, fillGapJob],
  pages: [
    {
      id: 'board',
      path: '/',
      file: 'console/board-page.tsx',
      rail: { group: 'plans', order: 1, icon: 'board' },
    },
    {
      id: 'map',
      path: '/map',
      file: 'console/map-page.tsx',
      rail: { group: 'plans', order: 2, icon: 'map' },
    },
    {
      id: 'cities',
      path: '/cities',
      file: 'console/cities-page.tsx',
      rail: { group: 'plans', order: 4, icon: 'compare' },
    },
    {
      id: 'inbox',
      path: '/inbox',
      file: 'console/inbox/inbox-page.tsx',
      rail: { group: 'plans', order: 3, icon: 'check' },
    },
    {
      id: 'briefings',
      path: '/briefings',
      file: 'console/briefings-page.tsx',
      rail: { group: 'plans', order: 6, icon: 'document' },
    },
    {
      id: 'meetings',
      path: '/meetings',
      file: 'console/meetings/meetings-page.tsx',
      rail: { group: 'plans', order: 7, icon: 'calendar' },
    },
    { id: 'meeting', path: '/meetings/$meeting', file: 'console/meetings/meeting-page.tsx' },
    { id: 'briefing', path: '/briefings/$briefing', file: 'console/briefing-page.tsx' },
    { id: 'plan', path: '/plan/$plan', file: 'console/plan-page.tsx' },
    { id: 'overlaps', path: '/plan/overlaps', file: 'console/overlaps-page.tsx' },
    {
      id: 'statistics',
      path: '/statistics',
      file: 'console/statistics-page.tsx',
      rail: { group: 'plans', order: 5, icon: 'document' },
    },
    { id: 'changes', path: '/plan/$plan/changes', file: 'console/changes-page.tsx' },
    { id: 'confirm', path: '/plan/$plan/confirm', file: 'console/confirm/confirm-page.tsx' },
    { id: 'target', path: '/plan/$plan/target/$target', file: 'console/target/target-page.tsx' },
    { id: 'document', path: '/plan/$plan/document', file: 'console/document-page.tsx' },
  ],
  errors: {
    ...planIntakeErrors,
    'not-found': 404,
    'document-not-found': 404,
    'imported-already': 409,
    'wrong-state': 409,
    'gap-not-found': 404,
    'filled-already': 409,
    'not-typed': 415,
    'still-draft': 409,
    unconfirmed: 409,
    'unit-differs': 400,
    'unit-named': 409,
    'task-closed': 409,
    'not-yours': 403,
    'not-later': 400,
    'asked-already': 409,
    'milestones-open': 409,
    'no-such-evidence': 400,
    'amends-nothing': 409,
    'amended-already': 409,
    'changed-meanwhile': 409,
    'is-new-version': 409,
    'no-such-part': 400,
    'only-by-new-version': 409,
    superseded: 409,
    'not-a-draft': 409,
    undecided: 409,
    'decided-meanwhile': 409,
    'added-already': 409,
    'nothing-changed': 400,
    'no-such-words': 400,
    'has-number': 409,
    'date-ahead': 400,
    'bad-columns': 400,
    'too-many-rows': 400,
    'no-such-indicator': 404,
    'model-off': 409,
    'model-misconfigured': 500,
    'model-unreachable': 502,
    'model-slow': 504,
    'model-answer': 502,
    'briefing-not-found': 404,
    'briefing-meanwhile': 409,
    'month-ahead': 400,
    'nothing-to-brief': 409,
    'issuer-no-body': 400,
    'not-published': 404,
    'published-already': 409,
    ...meetingErrors,
    ...faultErrors,
  },
});
