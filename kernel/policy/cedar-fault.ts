import type { FaultKind } from '../http/fault-text.ts';

/** What Cedar says most, by how it says it: what it found, and what it takes it for (`did you mean`). */
const SAYINGS: readonly (readonly [FaultKind, RegExp])[] = [
  ['policy-end', /^unexpected end of input/],
  ['policy-token', /^(?:invalid token|unexpected token `(?<found>[^`]*)`)/],
  ['policy-id', /^a policy has no @id/],
  ['policy-effect', /^invalid policy effect: (?<found>\S+)/],
  ['policy-scope', /^this policy is missing the `(?<found>\w+)` variable/],
  [
    'policy-action',
    /unrecognized action `Action::"(?<found>[^"]*)"`(?: \(did you mean `Action::"(?<near>[^"]*)"`)?/,
  ],
  ['policy-type', /unrecognized entity type `(?<found>[^`]*)`(?: \(did you mean `(?<near>[^`]*)`)?/],
  [
    'policy-name',
    /entity `(?<found>[^`]*)` is of an enumerated entity type.*\(valid entity eids: (?<near>.*)\)/,
  ],
  ['policy-optional', /access to optional attribute `(?<found>[^`]*)`/],
  ['policy-tag', /access to tag `"?(?<found>[^`"]*)"?`/],
  [
    'policy-attribute',
    /attribute `(?<found>[^`]*)` on entity type `[^`]*` not found(?: \(did you mean `(?<near>[^`]*)`)?/,
  ],
  ['policy-value', /unexpected type: expected (?<near>.+) but saw (?<found>.+)/],
  ['policy-unsupported', /policies cannot use (?<found>.+) here/],
];

/**
 * What Cedar says, as a fault that is told in both languages (kernel/http/fault-text.ts): `policy`, where it names one, what it
 * found and what is near; what nobody foresaw in its own words. Pure.
 */
export function cedarFault(
  message: string,
): Readonly<Record<string, string>> & { readonly fault: FaultKind } {
  const [, policy] =
    /for policy `([^`]*)`/.exec(message) ?? /^([^\s:]+): policies cannot/.exec(message) ?? [];
  for (const [fault, saying] of SAYINGS) {
    const said = saying.exec(message);
    if (!said) continue;
    const { found = '—', near = '—' } = said.groups ?? {};
    return { fault, policy: policy ?? '—', found, near, said: message };
  }
  return { fault: 'policy-other', said: message };
}
