import { definePack } from '@yuheng/kernel/pack';
import { cases } from './cases.ts';
import { thresholdKind } from './changes/threshold-kind.ts';
import { engineErrors } from './engine-errors.ts';
import { entities } from './entities.ts';
import { adoptCoverage } from './jobs/adopt-coverage.ts';
import { importLedgerJob } from './jobs/import-ledger.ts';
import { planSitesJob } from './jobs/plan-sites.ts';
import { predictCoverage } from './jobs/predict-coverage.ts';
import { measures } from './measures.ts';
import { adoptPlan } from './operations/adopt-plan.ts';
import { adoptRun } from './operations/adopt-run.ts';
import { changeCase } from './operations/change-case.ts';
import { exportCoverage } from './operations/export-coverage.ts';
import { exportIndoor } from './operations/export-indoor.ts';
import { exportRecords } from './operations/export-records.ts';
import { importLedger } from './operations/import-ledger.ts';
import { listBuildOuts } from './operations/list-build-outs.ts';
import { listCases } from './operations/list-cases.ts';
import { listDemands } from './operations/list-demands.ts';
import { listIndoor } from './operations/list-indoor.ts';
import { listLedgerImports } from './operations/list-ledger-imports.ts';
import { listLedgersOperation } from './operations/list-ledgers.ts';
import { listPlans } from './operations/list-plans.ts';
import { listProjects } from './operations/list-projects.ts';
import { listRuns } from './operations/list-runs.ts';
import { listStrays } from './operations/list-strays.ts';
import { moveBuildOutsOperation } from './operations/move-build-outs.ts';
import { openBuildOutsOperation } from './operations/open-build-outs.ts';
import { previewDrawing } from './operations/preview-drawing.ts';
import { previewLedger } from './operations/preview-ledger.ts';
import { readAreaCoverage } from './operations/read-area-coverage.ts';
import { readCaseOperation } from './operations/read-case.ts';
import { readCellCoverage } from './operations/read-cell-coverage.ts';
import { readContours } from './operations/read-contours.ts';
import { readExposure } from './operations/read-exposure.ts';
import { readFloorPicture } from './operations/read-floor-picture.ts';
import { readIndoor } from './operations/read-indoor.ts';
import { readLedgerImport } from './operations/read-ledger-import.ts';
import { readMove } from './operations/read-move.ts';
import { readPicture } from './operations/read-picture.ts';
import { readPixel } from './operations/read-pixel.ts';
import { readPlan } from './operations/read-plan.ts';
import { readPlanDifference } from './operations/read-plan-difference.ts';
import { readPlanRecords } from './operations/read-plan-records.ts';
import { readRun } from './operations/read-run.ts';
import { removeIndoor } from './operations/remove-indoor.ts';
import { removePlan } from './operations/remove-plan.ts';
import { removeRun } from './operations/remove-run.ts';
import { saveCase } from './operations/save-case.ts';
import { saveFloorPicture } from './operations/save-floor-picture.ts';
import { saveIndoor } from './operations/save-indoor.ts';
import { startPlan } from './operations/start-plan.ts';
import { startRun } from './operations/start-run.ts';
import { suggestCase } from './operations/suggest-case.ts';
import { suggestMappingOperation } from './operations/suggest-mapping.ts';
import { records } from './records.ts';

/** 一网: the 5G network. Today its stations and the coverage of key areas; see README.md. */
export const pack = definePack({
  id: 'network',
  folder: import.meta.dirname,
  standards: [
    {
      id: 'ETSI GS CIM 009',
      edition: 'V1.8.1',
      part: 'clause 4.5: stations, key areas and cells are NGSI-LD entities in normalised form',
      claim: 'aligned',
    },
    {
      id: 'RFC 7946',
      part: 'section 3.1: points and polygons of locations and boundaries',
      claim: 'aligned',
    },
    {
      id: 'UN/CEFACT Recommendation 20',
      part: 'unit codes MTR, MHZ, C62, P1',
      claim: 'aligned',
    },
    {
      id: 'NTIA Report 82-100',
      part: 'sections 3 to 6: the Irregular Terrain Model, with its published cases',
      claim: 'aligned',
    },
    {
      id: 'ITU-R P.1812',
      edition: 'P.1812-8',
      part: 'sections 4.2 to 4.8 and Attachment 1 to Annex 1, over inland ground; its maps are not part of it',
      claim: 'aligned',
    },
    {
      id: '3GPP TR 38.901',
      edition: 'V18.0.0',
      part: 'tables 7.3-1, 7.4.1-1, 7.4.2-1, 7.4.3-1 and 7.4.3-2',
      claim: 'aligned',
    },
    {
      id: 'ITU-R P.2040',
      edition: 'P.2040-3',
      part: 'section 2.2.2 and table 3: loss of one layer of brick or plasterboard at right angles',
      claim: 'aligned',
    },
    {
      id: 'COST 231',
      edition: 'final report, 1999',
      part: 'equation 4.7.2 and table 4.7.2: loss between floors of the multi-wall model',
      claim: 'aligned',
    },
    {
      id: 'AutoCAD DXF Reference',
      part: 'ASCII: HEADER, LAYER, BLOCKS and the flat entities of ENTITIES; written as R12',
      claim: 'aligned',
    },
    {
      id: 'GB 8702',
      edition: '2014',
      part: 'table 1 from 0.1 MHz on, and section 4.2: limits of public exposure and the sum over several sources',
      claim: 'aligned',
    },
    {
      id: 'HJ/T 10.3',
      edition: '1996',
      part: 'sections 3.1 and 4.2: how far is assessed, and what one project may use of the limit',
      claim: 'aligned',
    },
    {
      id: 'OGC 19-008',
      edition: '1.1',
      part: 'GeoTIFF with a projected system by its EPSG code, laid out as OGC 21-026 has it',
      claim: 'aligned',
    },
  ],
  entities,
  cases,
  measures,
  records,
  operations: [
    suggestCase,
    saveCase,
    changeCase,
    listCases,
    readCaseOperation,
    startRun,
    listRuns,
    readRun,
    removeRun,
    adoptRun,
    readPicture,
    readMove,
    readPixel,
    readContours,
    readExposure,
    readAreaCoverage,
    readCellCoverage,
    exportCoverage,
    exportRecords,
    listIndoor,
    readIndoor,
    saveIndoor,
    removeIndoor,
    previewDrawing,
    saveFloorPicture,
    readFloorPicture,
    exportIndoor,
    openBuildOutsOperation,
    moveBuildOutsOperation,
    listBuildOuts,
    listProjects,
    startPlan,
    listPlans,
    readPlan,
    readPlanDifference,
    readPlanRecords,
    removePlan,
    adoptPlan,
    suggestMappingOperation,
    previewLedger,
    importLedger,
    readLedgerImport,
    listLedgerImports,
    listLedgersOperation,
    listDemands,
    listStrays,
  ],
  proposals: [thresholdKind],
  jobs: [predictCoverage, adoptCoverage, planSitesJob, importLedgerJob],
  pages: [
    {
      id: 'coverage',
      path: '/network/coverage',
      file: 'console/coverage-page.tsx',
      rail: { group: 'network', order: 1, icon: 'layers' },
    },
    {
      id: 'ledgers',
      path: '/network/ledgers',
      file: 'console/ledgers/ledgers-page.tsx',
      rail: { group: 'network', order: 2, icon: 'upload' },
    },
    {
      id: 'sharing',
      path: '/network/sharing',
      file: 'console/sharing/sharing-page.tsx',
      rail: { group: 'network', order: 3, icon: 'tower' },
    },
    {
      id: 'build-out',
      path: '/network/build-out',
      file: 'console/build-out/build-out-page.tsx',
      rail: { group: 'network', order: 4, icon: 'check' },
    },
    {
      id: 'indoor',
      path: '/network/indoor',
      file: 'console/indoor/indoor-page.tsx',
      rail: { group: 'network', order: 5, icon: 'indoor' },
    },
    {
      id: 'indicators',
      path: '/network/indicators',
      file: 'console/indicators/indicators-page.tsx',
      rail: { group: 'network', order: 6, icon: 'gauge' },
    },
  ],
  errors: {
    ...engineErrors,
    'no-terrain-folder': 409,
    'file-elsewhere': 400,
    'file-without-folder': 400,
    'case-not-found': 404,
    'run-not-found': 404,
    'run-not-finished': 409,
    'run-outdated': 409,
    'run-adopted': 409,
    'run-without-areas': 409,
    'run-of-unknown-stations': 409,
    'no-threshold': 409,
    'threshold-twice': 400,
    'bad-mapping': 400,
    'mapping-unreadable': 400,
    'mapping-column-twice': 400,
    'ledger-not-found': 404,
    'ledger-not-imported': 409,
    'project-not-found': 404,
    'build-out-exists': 409,
    'build-out-not-found': 404,
    'area-not-found': 404,
    'area-not-in-figure': 404,
    'cell-not-in-figure': 404,
    'figure-without-cells': 400,
    'area-without-stations': 409,
    'bad-changes': 400,
    'unknown-cell': 404,
    'place-outside-run': 400,
    'site-beyond-run': 400,
    'exposure-needs-apertures': 409,
    'too-many-records': 413,
    'record-too-long': 413,
    'indoor-not-found': 404,
    'indoor-changed': 409,
    'bad-indoor-tree': 400,
    'bad-floor-plan': 400,
    'drawing-not-dxf': 400,
    'bad-drawing': 400,
    'drawing-too-large': 413,
    'bad-layer-roles': 400,
    'bad-picture': 400,
    'picture-too-large': 413,
    'picture-not-found': 404,
    'indoor-without-design': 409,
    'city-not-found': 404,
    'city-without-demands': 409,
    'demands-left-out': 409,
    'site-plan-not-found': 404,
    'site-plan-not-finished': 409,
    'site-plan-adopted': 409,
    'site-plan-busy': 409,
    'site-plan-empty': 409,
    'site-plan-overtaken': 409,
    'site-plan-outdated': 409,
  },
});
