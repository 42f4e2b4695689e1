import type { EntityType } from '@yuheng/kernel/entity-type';
import { candidateSite } from '../entities/candidate-site.ts';
import { driveTestSample } from '../entities/drive-test-sample.ts';
import { indoorSystem } from '../entities/indoor-system.ts';
import { siteDemand } from '../entities/site-demand.ts';
import { siteProject } from '../entities/site-project.ts';
import { buildStages } from '../entities/site-stage.ts';

/** Ledgers that can be imported. */
export const ledgerKinds = ['demands', 'candidates', 'projects', 'indoor-systems', 'drive-tests'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

export interface Ledger {
  readonly type: EntityType;
  /** Attributes of the type that a column may give. */
  readonly attributes: readonly string[];
  /** What a column may give besides. */
  readonly extras: readonly string[];
  readonly required: readonly string[];
  /** Attributes that are lists of texts. */
  readonly lists: readonly string[];
}

const place = ['longitude', 'latitude'];

/** Column of the day on which a stage was done, for example `done.survey`. */
export const doneFields = buildStages.map((stage) => `done.${stage}` as const);

export const ledgers: Readonly<Record<LedgerKind, Ledger>> = {
  demands: {
    type: siteDemand,
    attributes: ['name', 'operator', 'kind', 'bandMHz', 'height', 'radius', 'traffic', 'priority', 'status'],
    extras: ['number', ...place, 'city'],
    required: ['operator', 'radius', ...place],
    lists: [],
  },
  candidates: {
    type: candidateSite,
    attributes: [
      'name',
      'kind',
      'owner',
      'availability',
      'refusalReason',
      'height',
      'slots',
      'cost',
      'tenantCost',
    ],
    extras: ['number', ...place, 'city'],
    required: ['name', 'kind', 'availability', ...place],
    lists: [],
  },
  projects: {
    type: siteProject,
    attributes: ['name', 'kind', 'construction', 'tenants', 'height', 'cost', 'exposure'],
    extras: ['number', ...place, 'city', 'responsible', 'begun', ...doneFields],
    required: ['name', ...place],
    lists: ['tenants'],
  },
  'indoor-systems': {
    type: indoorSystem,
    attributes: ['name', 'venue', 'keyBuilding', 'builder', 'operators', 'status', 'floors', 'area'],
    extras: ['number', ...place, 'city'],
    required: ['name', 'venue', 'status', ...place],
    lists: ['operators'],
  },
  'drive-tests': {
    type: driveTestSample,
    attributes: ['rsrp', 'sinr', 'operator', 'bandMHz'],
    extras: ['time', 'station', ...place],
    required: ['rsrp', 'operator', ...place],
    lists: [],
  },
};

export function fieldsOf(kind: LedgerKind): readonly string[] {
  return [...ledgers[kind].extras, ...ledgers[kind].attributes];
}
