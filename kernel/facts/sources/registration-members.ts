/** Members of a registration that its author says (ETSI GS CIM 009 V1.9.1, table 5.2.9-1). Others are properties of the source. */
export const MEMBERS: ReadonlySet<string> = new Set(
  [
    'id type endpoint contextSourceInfo information contextSourceAlias description datasetId expiresAt location management',
    'managementInterval mode observationInterval observationSpace operations operationSpace refreshRate registrationName scope tenant',
  ].flatMap((line) => line.split(' ')),
);

/** Members that the broker alone says: what anybody else says in them is ignored (table 5.2.9-2, clause 4.8). */
export const READ_ONLY: ReadonlySet<string> = new Set(
  'status timesSent timesFailed lastSuccess lastFailure createdAt modifiedAt'.split(' '),
);
