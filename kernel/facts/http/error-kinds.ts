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
  'facts.no-context': 'InvalidRequest',
  'facts.no-document': 'InvalidRequest',
  'facts.pattern-too-costly': 'TooComplexQuery',
  'facts.registration-conflict': 'Conflict',
  'facts.no-such-tenant': 'NonexistentTenant',
  'facts.unknown-parameter': 'InvalidRequest',
};

/**
 * The URI that NGSI-LD has for an error of ours, and its short name, which stays the same from one occurrence to the next
 * (clause 5.5.3; RFC 9457, section 3.1.3). undefined: none.
 */
export function errorKind(
  code: string,
  status: number,
): { readonly type: string; readonly title: string } | undefined {
  const kind = BY_CODE[code] ?? BY_STATUS[status];
  if (kind === undefined) return undefined;
  const words = kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return { type: `https://uri.etsi.org/ngsi-ld/errors/${kind}`, title: words };
}
