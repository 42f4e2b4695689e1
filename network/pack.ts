import { definePack } from '@yuheng/kernel/pack';
import { engineErrors } from './engine-errors.ts';
import { entities } from './entities.ts';
import { planSitesJob } from './jobs/plan-sites.ts';
import { predictCoverage } from './jobs/predict-coverage.ts';
import { measures } from './measures.ts';
import { adoptPlan } from './operations/adopt-plan.ts';
import { changeCase } from './operations/change-case.ts';
import { exportCoverage } from './operations/export-coverage.ts';
import { listCases } from './operations/list-cases.ts';
import { listPlans } from './operations/list-plans.ts';
import { listRuns } from './operations/list-runs.ts';
import { readCaseOperation } from './operations/read-case.ts';
import { readContours } from './operations/read-contours.ts';
import { readExposure } from './operations/read-exposure.ts';
import { readMove } from './operations/read-move.ts';
import { readPicture } from './operations/read-picture.ts';
import { readPixel } from './operations/read-pixel.ts';
import { readPlan } from './operations/read-plan.ts';
import { readPlanDifference } from './operations/read-plan-difference.ts';
import { readRun } from './operations/read-run.ts';
import { removePlan } from './operations/remove-plan.ts';
import { removeRun } from './operations/remove-run.ts';
import { saveCase } from './operations/save-case.ts';
import { startPlan } from './operations/start-plan.ts';
import { startRun } from './operations/start-run.ts';
import { suggestCase } from './operations/suggest-case.ts';

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
  measures,
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
    readPicture,
    readMove,
    readPixel,
    readContours,
    readExposure,
    exportCoverage,
    startPlan,
    listPlans,
    readPlan,
    readPlanDifference,
    removePlan,
    adoptPlan,
  ],
  jobs: [predictCoverage, planSitesJob],
  pages: [
    {
      id: 'coverage',
      path: '/network/coverage',
      file: 'console/coverage-page.tsx',
      rail: { group: 'network', order: 1, icon: 'layers' },
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
    'area-not-found': 404,
    'area-without-stations': 409,
    'bad-changes': 400,
    'unknown-cell': 404,
    'place-outside-run': 400,
    'site-beyond-run': 400,
    'exposure-needs-apertures': 409,
    'city-not-found': 404,
    'city-without-demands': 409,
    'site-plan-not-found': 404,
    'site-plan-not-finished': 409,
    'site-plan-adopted': 409,
    'site-plan-outdated': 409,
  },
});
