import { listHeads } from '../audit/operations/list-heads.ts';
import { listReads } from '../audit/operations/list-reads.ts';
import { listRefusals } from '../audit/operations/list-refusals.ts';
import { readChain } from '../audit/operations/read-chain.ts';
import { readCheckpoint } from '../audit/operations/read-checkpoint.ts';
import { readConsistency } from '../audit/operations/read-consistency.ts';
import { readEntry } from '../audit/operations/read-entry.ts';
import { readInclusion } from '../audit/operations/read-inclusion.ts';
import { backupErrors } from '../backup/errors.ts';
import { exportMetrics } from '../backup/operations/export-metrics.ts';
import { readState } from '../backup/operations/read-state.ts';
import { answerNotice } from '../cases/operations/answer-notice.ts';
import { readCase } from '../cases/operations/read-case.ts';
import { cryptoPart } from '../crypto/crypto-part.ts';
import { listDeadLetters } from '../facts/operations/list-dead-letters.ts';
import { readAggregate } from '../facts/operations/read-aggregate.ts';
import { readHistoryOperation } from '../facts/operations/read-history.ts';
import { replayDeadLetters } from '../facts/operations/replay-dead-letters.ts';
import { fileRecord } from '../files/files.ts';
import { readFile } from '../files/operations/read-file.ts';
import { saveFile } from '../files/operations/save-file.ts';
import { identityPart } from '../identity/identity-part.ts';
import { jobRecord } from '../jobs/job-record.ts';
import { cancelJobOperation } from '../jobs/operations/cancel-job.ts';
import { listJobs } from '../jobs/operations/list-jobs.ts';
import { readJobOperation } from '../jobs/operations/read-job.ts';
import { exportDefinition } from '../measures/operations/export-definition.ts';
import { exportEvidence } from '../measures/operations/export-evidence.ts';
import { exportProvenance } from '../measures/operations/export-provenance.ts';
import { listEvidence } from '../measures/operations/list-evidence.ts';
import { listFigures } from '../measures/operations/list-figures.ts';
import { listMeasures } from '../measures/operations/list-measures.ts';
import { readAssurance } from '../measures/operations/read-assurance.ts';
import { readMeasurement } from '../measures/operations/read-measurement.ts';
import { readParts } from '../measures/operations/read-parts.ts';
import { readQuality } from '../measures/operations/read-quality.ts';
import { readSeries } from '../measures/operations/read-series.ts';
import { stateAssurance } from '../measures/operations/state-assurance.ts';
import { policyPart } from '../policy/policy-part.ts';
import { proposalsPart } from '../proposals/proposals-part.ts';
import { listScenarios } from '../scenarios/operations/list-scenarios.ts';
import { listTypes } from '../scenarios/operations/list-types.ts';
import { previewChange } from '../scenarios/operations/preview-change.ts';
import { previewRows } from '../scenarios/operations/preview-rows.ts';
import { readScenario } from '../scenarios/operations/read-scenario.ts';
import { removeScenario } from '../scenarios/operations/remove-scenario.ts';
import { saveScenario } from '../scenarios/operations/save-scenario.ts';
import { shareScenario } from '../scenarios/operations/share-scenario.ts';
import { storeErrors } from '../store/errors.ts';
import { listPages } from './operations/list-pages.ts';
import type { KernelPart } from './registry.ts';

/** What the kernel's modules offer of their own, in the form of packs. */
export const kernelParts: readonly KernelPart[] = [
  {
    id: 'facts',
    operations: [readHistoryOperation, readAggregate, listDeadLetters, replayDeadLetters],
    errors: {
      'already-exists': 409,
      'attribute-not-found': 404,
      'attributes-kept': 409,
      'bad-aggregate': 400,
      'bad-attribute': 400,
      'bad-context': 400,
      'bad-duration': 400,
      'bad-geo-query': 400,
      'bad-geometry': 400,
      'bad-id': 400,
      'bad-link': 400,
      'bad-name': 400,
      'bad-options': 400,
      'bad-page': 400,
      'bad-pattern': 400,
      'bad-query': 400,
      'bad-registration': 400,
      'bad-scope': 400,
      'bad-snapshot': 400,
      'bad-subscription': 400,
      'bad-temporal-query': 400,
      'bad-tenant': 400,
      'bad-text': 400,
      'bad-time': 400,
      'bad-type': 400,
      'bad-unit': 400,
      'batch-size': 400,
      busy: 503,
      'context-misplaced': 400,
      'context-not-allowed': 504,
      'context-not-available': 504,
      'context-not-cached': 400,
      'context-not-found': 404,
      'context-not-served': 422,
      'context-of-program': 400,
      'context-too-large': 413,
      'dataset-twice': 400,
      'endpoint-not-allowed': 400,
      'instance-not-found': 404,
      'map-not-found': 404,
      'map-of-another-query': 400,
      'map-too-large': 403,
      'name-twice': 400,
      'no-context': 400,
      'no-document': 400,
      'not-an-entity': 400,
      'no-snapshot-fits': 404,
      'no-such-tenant': 404,
      'not-found': 404,
      nowhere: 404,
      'not-in-snapshots': 422,
      'pattern-too-costly': 403,
      'registration-conflict': 409,
      'registration-exists': 409,
      'registration-not-found': 404,
      'sensitive-attribute': 403,
      'snapshot-exists': 409,
      'snapshot-member-missing': 422,
      'snapshot-not-found': 404,
      'snapshot-preparing': 503,
      'subscription-exists': 409,
      'subscription-not-found': 404,
      'time-needed': 400,
      'type-not-found': 404,
      'too-many-contexts': 422,
      'too-many-linked': 403,
      'unknown-kind': 400,
      'unknown-member': 400,
      'unknown-parameter': 400,
      'value-too-large': 413,
      'wrong-kind': 400,
      'wrong-unit': 400,
      'wrong-value': 400,
    },
  },
  {
    id: 'cases',
    operations: [readCase, answerNotice],
    errors: {
      answered: 409,
      'bad-detail': 400,
      'batch-size': 400,
      conflict: 409,
      'not-found': 404,
      'note-required': 400,
      'not-yours': 403,
      'unknown-notice': 404,
      'unknown-transition': 400,
      'unknown-type': 400,
      'wrong-state': 409,
    },
  },
  {
    id: 'measures',
    operations: [
      listMeasures,
      listFigures,
      readMeasurement,
      readParts,
      readSeries,
      listEvidence,
      exportEvidence,
      exportProvenance,
      exportDefinition,
      readQuality,
      readAssurance,
      stateAssurance,
    ],
    errors: {
      'attribute-not-read': 400,
      'too-many-parts': 400,
      'bad-definition': 400,
      'bad-expression': 400,
      'bad-period': 400,
      'bad-rule': 400,
      'code-taken': 409,
      'defined-meanwhile': 409,
      'definition-changed': 409,
      'measurement-not-found': 404,
      'not-found': 404,
      'stated-meanwhile': 409,
      'unit-differs': 400,
      'unit-unknown': 400,
      'units-conflict': 400,
    },
  },
  {
    id: 'jobs',
    operations: [listJobs, readJobOperation, cancelJobOperation],
    records: [jobRecord],
    errors: {
      ended: 409,
      failed: 500,
      'gave-up': 500,
      lost: 409,
      'not-found': 404,
      'of-nobody': 409,
      'other-version': 409,
    },
  },
  {
    id: 'files',
    operations: [saveFile, readFile],
    records: [fileRecord],
    errors: { 'not-found': 404, 'unknown-media': 415 },
  },
  {
    id: 'audit',
    operations: [
      readEntry,
      readChain,
      readCheckpoint,
      listHeads,
      listReads,
      listRefusals,
      readInclusion,
      readConsistency,
    ],
    errors: { 'no-key': 409, 'no-tile': 404, 'not-found': 404 },
  },
  cryptoPart,
  identityPart,
  policyPart,
  proposalsPart,
  { id: 'packs', operations: [listPages], errors: {} },
  {
    id: 'scenarios',
    operations: [
      listScenarios,
      readScenario,
      saveScenario,
      shareScenario,
      removeScenario,
      listTypes,
      previewChange,
      previewRows,
    ],
    errors: {
      'changed-meanwhile': 409,
      'day-past': 400,
      'no-column': 400,
      'no-due-time': 409,
      'not-found': 404,
      'nothing-selected': 400,
      'row-bad-day': 400,
      'row-bad-value': 400,
      'row-no-id': 400,
      'not-yours': 403,
      'too-many-changes': 400,
      'too-many-rows': 400,
      'unknown-type': 400,
    },
  },
  { id: 'backup', operations: [readState, exportMetrics], errors: backupErrors },
  { id: 'store', operations: [], errors: storeErrors },
  {
    id: 'tables',
    operations: [],
    errors: {
      'bad-table': 400,
      'no-workbook': 400,
      'workbook-broken': 400,
      'workbook-too-large': 400,
      'workbook-unsafe': 400,
    },
  },
  {
    id: 'http',
    operations: [],
    errors: {
      'bad-input': 400,
      'body-too-large': 413,
      'cross-origin': 403,
      internal: 500,
      'not-found': 404,
      'length-required': 411,
      'method-not-allowed': 405,
      'not-acceptable': 406,
      'not-json': 415,
      'port-taken': 500,
      'port-forbidden': 500,
      'bad-port': 400,
      'bad-host': 400,
    },
  },
];
