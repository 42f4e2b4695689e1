/**
 * Error types of ETSI GS CIM 009 V1.9.1, clauses 5.5.2 and 6.3.2, by HTTP status. What HTTP itself has a status for (405,
 * 406, 411, 413, 415) has none of its own.
 */
const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'BadRequestData',
  404: 'ResourceNotFound',
  409: 'AlreadyExists',
  422: 'OperationNotSupported',
  500: 'InternalError',
  503: 'InternalError',
  504: 'LdContextNotAvailable',
};

/**
 * Where the status alone does not tell. InvalidRequest is what cannot be read as a request of this interface: no JSON, or
 * parameters that it does not have; BadRequestData is what can be read and makes no sense (clause 5.5.4).
 */
const BY_CODE: Readonly<Record<string, string>> = {
  'http.bad-input': 'InvalidRequest',
  'facts.bad-options': 'InvalidRequest',
  'facts.map-too-large': 'TooManyResults',
  'facts.too-many-linked': 'TooManyResults',
  'facts.no-document': 'InvalidRequest',
  'facts.registration-conflict': 'Conflict',
  'facts.no-such-tenant': 'NonexistentTenant',
  'facts.unknown-parameter': 'InvalidRequest',
};

/** The URI that NGSI-LD has for an error of ours; undefined: none. */
export function errorKind(code: string, status: number): string | undefined {
  const kind = BY_CODE[code] ?? BY_STATUS[status];
  return kind && `https://uri.etsi.org/ngsi-ld/errors/${kind}`;
}
