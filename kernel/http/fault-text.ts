import type { Messages, Text } from '../packs/messages.ts';

/** What can be wrong with a part of an input; each is told as the message `faults.<kind>`. */
export const faultKinds = [
  /** `found` is none of `allowed`. */
  'choice',
  'unknown-member',
  /** An element behind the last of `limit`. */
  'extra-item',
  'at-least',
  'at-most',
  'more-than',
  'less-than',
  /** Characters. */
  'too-short',
  'too-long',
  /** Elements or members. */
  'too-few',
  'too-many',
  /** A number that is beyond what numbers can hold, such as 1e999. */
  'boundless',
  /** `expected`: types of JSON, separated by commas. */
  'type',
  'format',
  /** No name of a tenant. */
  'tenant-name',
  /** Nothing but small letters, figures and hyphens. */
  'plain-name',
  /** No day of the calendar (`2027-02-30`). */
  'day',
  /** Nothing but spaces. */
  'blank',
  'missing',
  /** `found` stands there more than once. */
  'twice',
  /** `found` is not among `allowed`, which stand elsewhere in the input. */
  'unknown',
  'unstorable',
  'unasked',
  /** What Cedar says of a text of policies; `found`, and `near` where it knows. */
  'policy-end',
  'policy-token',
  'policy-id',
  'policy-effect',
  'policy-scope',
  'policy-action',
  'policy-type',
  'policy-name',
  'policy-attribute',
  'policy-optional',
  'policy-tag',
  'policy-value',
  'policy-unsupported',
  'policy-other',
  'other',
] as const;
export type FaultKind = (typeof faultKinds)[number];

type Values = Readonly<Record<string, string | number>>;

/** The values of a Problem with a `fault` in words of both languages as `reason`; others as they are. */
export function withFault(
  messages: Messages,
  values: Values,
): Readonly<Record<string, string | number | Text>> {
  const { fault } = values;
  if (fault === undefined || values['reason'] !== undefined) return values;
  const { expected } = values;
  const told = fault === 'type' ? { ...values, expected: typesText(messages, String(expected)) } : values;
  return { ...values, reason: messages.text(`faults.${fault}`, told) };
}

function typesText(messages: Messages, types: string): Text {
  const texts = types.split(', ').map((type) => messages.text(`faults.type.${type}`));
  const or = messages.text('faults.type.or');
  const joined = (language: keyof Text) => texts.map((text) => text[language]).join(or[language]);
  return { 'zh-CN': joined('zh-CN'), en: joined('en') };
}
