/** So many of what is allowed are told one by one. */
export const mostChoicesTold = 12;

/** Why a row is not taken in; texts are the messages `ledger.reason.<code>`. */
export const reasonCodes = [
  'missing',
  'bad-number',
  'out-of-range',
  'not-whole',
  'too-long',
  'bad-choice',
  'bad-flag',
  'bad-time',
  'in-the-future',
  'place-zero',
  'outside-region',
  'bad-shape',
  'crosses-itself',
  'no-area',
  'too-detailed',
  'unknown-operator',
  'unknown-city',
  'refused-without-reason',
  'stage-order',
  'duplicate',
] as const;

export interface Reason {
  readonly code: (typeof reasonCodes)[number];
  /** The field that is wrong. */
  readonly field: string;
  /** What stood there, cut; the row that it repeats. */
  readonly value: string;
  /** What is allowed instead, where that is a figure; or those that are known. */
  readonly allowed?: string | readonly string[];
}

export function reason(code: Reason['code'], field: string, value = '', allowed?: Reason['allowed']): Reason {
  const cut = { code, field, value: value.slice(0, 60) };
  return allowed === undefined ? cut : { ...cut, allowed };
}
