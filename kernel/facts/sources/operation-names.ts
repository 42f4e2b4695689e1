/** Operations that a source may take, and groups of them (ETSI GS CIM 009 V1.9.1, clause 4.20). */
export const OPERATION_NAMES: ReadonlySet<string> = new Set(
  [
    'federationOps associationOps updateOps retrieveOps redirectionOps',
    'createEntity updateEntity appendAttrs updateAttrs deleteAttrs deleteEntity mergeEntity replaceEntity replaceAttrs',
    'createBatch upsertBatch updateBatch deleteBatch mergeBatch purgeEntity',
    'upsertTemporal appendAttrsTemporal deleteAttrsTemporal updateAttrInstanceTemporal deleteAttrInstanceTemporal',
    'deleteTemporal retrieveEntity queryEntity queryBatch retrieveTemporal queryTemporal retrieveEntityTypes',
    'retrieveEntityTypeDetails retrieveEntityTypeInfo retrieveAttrTypes retrieveAttrTypeDetails retrieveAttrTypeInfo',
    'createSubscription updateSubscription retrieveSubscription querySubscription deleteSubscription',
    'retrieveEntityMap updateEntityMap deleteEntityMap createEntityMapQueryEntity createEntityMapQueryTemporal',
    'retrieveContextSourceIdentity',
  ].flatMap((line) => line.split(' ')),
);

/** What holds where a registration names none. */
export const DEFAULT_OPERATIONS: readonly string[] = ['federationOps'];

/** All that an auxiliary source may be asked (clause 5.9.2.4). */
export const AUXILIARY_OPERATIONS: ReadonlySet<string> = new Set([
  'retrieveOps',
  'retrieveEntity',
  'queryEntity',
]);
