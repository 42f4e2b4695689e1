import { definePack } from '@yuheng/kernel/pack';
import { cases } from './cases.ts';
import { changeKinds } from './changes/kinds.ts';
import { contradictionKeeper } from './contradictions/keeper.ts';
import { entities } from './entities.ts';
import { errors } from './errors.ts';
import { checkContradictionsJob } from './jobs/check-contradictions.ts';
import { fillGapJob } from './jobs/fill-gap.ts';
import { importDocumentJob } from './jobs/import-document.ts';
import { runScenarioJob } from './jobs/run-scenario.ts';
import { meetingOperations } from './meetings/meeting-operations.ts';
import { acceptThings } from './operations/accept-things.ts';
import { acknowledgeGap } from './operations/acknowledge-gap.ts';
import { addItem } from './operations/add-item.ts';
import { addMilestone } from './operations/add-milestone.ts';
import { addTarget } from './operations/add-target.ts';
import { answerContradiction } from './operations/answer-contradiction.ts';
import { askExtension } from './operations/ask-extension.ts';
import { askModelOperation } from './operations/ask-model.ts';
import { assignTask } from './operations/assign-task.ts';
import { assignTasks } from './operations/assign-tasks.ts';
import { checkContradictions } from './operations/check-contradictions.ts';
import { closeMilestone } from './operations/close-milestone.ts';
import { closeStep } from './operations/close-step.ts';
import { confirmContradiction } from './operations/confirm-contradiction.ts';
import { confirmPlan } from './operations/confirm-plan.ts';
import { correctItem } from './operations/correct-item.ts';
import { correctPlan } from './operations/correct-plan.ts';
import { correctTarget } from './operations/correct-target.ts';
import { decideExtension } from './operations/decide-extension.ts';
import { decideProposal } from './operations/decide-proposal.ts';
import { dismissContradiction } from './operations/dismiss-contradiction.ts';
import { endReportForm } from './operations/end-report-form.ts';
import { exportBriefing } from './operations/export-briefing.ts';
import { exportLedger } from './operations/export-ledger.ts';
import { exportPublishedBriefing } from './operations/export-published-briefing.ts';
import { fillGap } from './operations/fill-gap.ts';
import { giveFeedback } from './operations/give-feedback.ts';
import { handOverTask } from './operations/hand-over-task.ts';
import { importDocument } from './operations/import-document.ts';
import { importLedger } from './operations/import-ledger.ts';
import { importStatistics } from './operations/import-statistics.ts';
import { judgeOverlap } from './operations/judge-overlap.ts';
import { judgeReport } from './operations/judge-report.ts';
import { listBriefings } from './operations/list-briefings.ts';
import { listContradictionsOperation } from './operations/list-contradictions.ts';
import { listLedgersOperation } from './operations/list-ledgers.ts';
import { listOverlaps } from './operations/list-overlaps.ts';
import { listPlansOperation } from './operations/list-plans.ts';
import { listPublishedBriefings } from './operations/list-published-briefings.ts';
import { listReportForms } from './operations/list-report-forms.ts';
import { listScenarios } from './operations/list-scenarios.ts';
import { listStatisticsOperation } from './operations/list-statistics.ts';
import { listSuggestions } from './operations/list-suggestions.ts';
import { makeBriefing } from './operations/make-briefing.ts';
import { makeReportForm } from './operations/make-report-form.ts';
import { markNewVersion } from './operations/mark-new-version.ts';
import { matchPartsOperation } from './operations/match-parts.ts';
import { measureIndicator } from './operations/measure-indicator.ts';
import { moveIssue } from './operations/move-issue.ts';
import { moveTask } from './operations/move-task.ts';
import { moveTasks } from './operations/move-tasks.ts';
import { previewLedger } from './operations/preview-ledger.ts';
import { previewStatistics } from './operations/preview-statistics.ts';
import { proposeScenario } from './operations/propose-scenario.ts';
import { publishBriefing } from './operations/publish-briefing.ts';
import { raiseIssue } from './operations/raise-issue.ts';
import { readAmendmentOperation } from './operations/read-amendment.ts';
import { readBoardOperation } from './operations/read-board.ts';
import { readBriefing } from './operations/read-briefing.ts';
import { readCarried } from './operations/read-carried.ts';
import { readCompiled } from './operations/read-compiled.ts';
import { readContradictionOperation } from './operations/read-contradiction.ts';
import { readDecisionsOperation } from './operations/read-decisions.ts';
import { readDocumentOperation } from './operations/read-document.ts';
import { readForecast } from './operations/read-forecast.ts';
import { readInboxOperation } from './operations/read-inbox.ts';
import { readLedgerOperation } from './operations/read-ledger.ts';
import { readPlanOperation } from './operations/read-plan.ts';
import { readPublishedBriefing } from './operations/read-published-briefing.ts';
import { readReport } from './operations/read-report.ts';
import { readReportForm } from './operations/read-report-form.ts';
import { readScenario } from './operations/read-scenario.ts';
import { readTask } from './operations/read-task.ts';
import { rejectThing } from './operations/reject-thing.ts';
import { removePlan } from './operations/remove-plan.ts';
import { runScenario } from './operations/run-scenario.ts';
import { setThreshold } from './operations/set-threshold.ts';
import { settleSuggestionOperation } from './operations/settle-suggestion.ts';
import { submitReport } from './operations/submit-report.ts';
import { suggestLevers } from './operations/suggest-levers.ts';
import { suggestMeasuresOperation } from './operations/suggest-measures.ts';
import { suggestPreviousVersion } from './operations/suggest-previous-version.ts';
import { undoDecisions } from './operations/undo-decisions.ts';
import { withdrawBriefing } from './operations/withdraw-briefing.ts';
import { pages } from './pages.ts';
import { records } from './records.ts';

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
      edition: '2.0',
      part: 'columns, actions and code list CL_OBS_STATUS: published briefings',
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
      part: 'part 1, 17.9 numbering, 17.13 tracked changes, 17.16 fields: reading of Word documents; part 1, 18.3.1 cells, and part 2, 6.5 relationships: ledgers that are brought up to date in place',
      claim: 'aligned',
    },
  ],
  entities,
  cases,
  records,
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
    suggestMeasuresOperation,
    moveTask,
    assignTask,
    assignTasks,
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
    listOverlaps,
    judgeOverlap,
    listSuggestions,
    askModelOperation,
    settleSuggestionOperation,
    previewStatistics,
    importStatistics,
    listStatisticsOperation,
    measureIndicator,
    previewLedger,
    importLedger,
    listLedgersOperation,
    readLedgerOperation,
    exportLedger,
    makeBriefing,
    listBriefings,
    readBriefing,
    exportBriefing,
    publishBriefing,
    withdrawBriefing,
    listPublishedBriefings,
    readPublishedBriefing,
    exportPublishedBriefing,
    makeReportForm,
    endReportForm,
    listReportForms,
    readReportForm,
    readReport,
    submitReport,
    judgeReport,
    answerContradiction,
    checkContradictions,
    confirmContradiction,
    dismissContradiction,
    listContradictionsOperation,
    readContradictionOperation,
    suggestLevers,
    runScenario,
    listScenarios,
    readScenario,
    proposeScenario,
    decideProposal,
    closeStep,
    ...meetingOperations,
  ],
  jobs: [importDocumentJob, fillGapJob, checkContradictionsJob, runScenarioJob],
  proposals: changeKinds,
  keepers: [contradictionKeeper],
  pages,
  errors,
});
