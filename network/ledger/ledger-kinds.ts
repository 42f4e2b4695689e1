import type { EntityType } from '@yuheng/kernel/entity-type';
import { candidateSite } from '../entities/candidate-site.ts';
import { driveTestSample } from '../entities/drive-test-sample.ts';
import { indoorSystem } from '../entities/indoor-system.ts';
import { siteDemand } from '../entities/site-demand.ts';
import { siteProject } from '../entities/site-project.ts';
import { buildStages } from '../entities/site-stage.ts';
import { zoneRule } from '../entities/zone-rule.ts';

/** Ledgers that can be imported. */
export const ledgerKinds = [
  'demands',
  'candidates',
  'zones',
  'projects',
  'indoor-systems',
  'drive-tests',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

export interface Ledger {
  readonly type: EntityType;
  /** Attributes of the type that a column may give. */
  readonly attributes: readonly string[];
  /** What a column may give besides. */
  readonly extras: readonly string[];
  readonly required: readonly string[];
  /** Of these, one whole group. */
  readonly alternatives?: readonly (readonly string[])[];
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
  zones: {
    type: zoneRule,
    attributes: ['name', 'kind', 'maxHeight', 'minSpacing', 'allowedKinds', 'document'],
    extras: ['number', 'shape', ...place, 'radius', 'city'],
    required: ['name', 'kind'],
    alternatives: [['shape'], [...place, 'radius']],
    lists: ['allowedKinds'],
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

/** What a ledger must have and has not: of alternatives, what the one lacks that most is there of. Pure. */
export function lackingFields(kind: LedgerKind, has: (field: string) => boolean): readonly string[] {
  const { required, alternatives = [] } = ledgers[kind];
  const groups = alternatives.map((fields) => {
    const lacking = fields.filter((field) => !has(field));
    return { lacking, open: 2 * lacking.length - fields.length };
  });
  if (groups.some(({ lacking }) => lacking.length === 0)) groups.length = 0;
  const [nearest] = groups.toSorted((one, other) => one.open - other.open);
  return [...required.filter((field) => !has(field)), ...(nearest?.lacking ?? [])];
}
