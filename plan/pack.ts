import { definePack } from '@yuheng/kernel/pack';
import { cases } from './cases.ts';
import { entities } from './entities.ts';
import { planIntakeErrors } from './intake/errors.ts';
import { bindTargetOperation } from './operations/bind-target.ts';
import { confirmPlan } from './operations/confirm-plan.ts';
import { fillGap } from './operations/fill-gap.ts';
import { importDocument } from './operations/import-document.ts';
import { moveTask } from './operations/move-task.ts';
import { readBoardOperation } from './operations/read-board.ts';
import { readDocumentOperation } from './operations/read-document.ts';
import { removePlan } from './operations/remove-plan.ts';
import { suggestMeasuresOperation } from './operations/suggest-measures.ts';

/** From an official document to a board whose figures open to facts. */
export const pack = definePack({
  id: 'plan',
  folder: import.meta.dirname,
  standards: [
    {
      id: 'GB/T 9704',
      edition: '2012',
      part: 'numbering of levels, document number, date and annex lines',
      claim: 'aligned',
    },
    { id: 'GB 18030', edition: '2022', part: 'decoding of uploaded text', claim: 'aligned' },
  ],
  entities,
  cases,
  operations: [
    readBoardOperation,
    readDocumentOperation,
    importDocument,
    fillGap,
    confirmPlan,
    removePlan,
    bindTargetOperation,
    suggestMeasuresOperation,
    moveTask,
  ],
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
    { id: 'plan', path: '/plan/$plan', file: 'console/plan-page.tsx' },
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
    'unit-differs': 400,
  },
});
