import type { TSchema } from 'typebox';
import type { Validator } from 'typebox/compile';
import { TENANT_NAME } from '../facts/operations/tenant-name.ts';
import { PLAIN_NAME } from '../policy/plain-name.ts';
import type { FaultKind } from './fault-text.ts';

/**
 * The place in a value that its schema refuses, as a JSON pointer, and what is wrong there: values of a Problem whose message has
 * `{where}` and `{reason}`, and which are told as the message `faults.<fault>` in both languages (fault-text.ts).
 */
export interface SchemaFault extends Readonly<Record<string, string | number>> {
  readonly where: string;
  readonly fault: FaultKind;
}

/** Patterns that are told in words. */
const FORMS: Readonly<Record<string, FaultKind>> = {
  '\\S': 'blank',
  [TENANT_NAME]: 'tenant-name',
  [PLAIN_NAME]: 'plain-name',
};

type Fault = ReturnType<Validator['Errors']>[number];

/**
 * The one fault that helps most: of a choice, that of the branch which was meant; of constants, all that are allowed; of an
 * unknown member, the known ones.
 */
export function schemaFault(validator: Validator, schema: TSchema, value: unknown): SchemaFault {
  const errors = validator.Errors(value) as readonly Fault[];
  const first = closest(errors);
  if (first === undefined) return { where: '/', fault: 'other', found: shown(value), detail: '' };
  const where = first.instancePath || '/';
  const there = read(value, first.instancePath);
  const told = (fault: FaultKind, more: Readonly<Record<string, string | number>> = {}): SchemaFault => ({
    where,
    fault,
    found: shown(there),
    ...more,
  });
  // JSON has no such number, so it cannot be shown.
  if (typeof there === 'number' && !Number.isFinite(there)) return { where, fault: 'boundless' };
  const here = errors.filter(({ instancePath }) => instancePath === first.instancePath);
  switch (first.keyword) {
    case 'const': {
      const allowed = here.flatMap((each) => (each.keyword === 'const' ? [each.params.allowedValue] : []));
      return told('choice', { allowed: [...new Set(allowed)].join(', ') });
    }
    case 'enum':
      return told('choice', { allowed: first.params.allowedValues.join(', ') });
    case 'boolean': {
      const path = first.schemaPath.slice(1, first.schemaPath.lastIndexOf('/'));
      const { properties, items } = (read(schema, path) ?? {}) as { properties?: object; items?: unknown };
      return Array.isArray(items) && properties === undefined
        ? told('extra-item', { limit: items.length })
        : told('unknown-member', { allowed: Object.keys(properties ?? {}).join(', ') });
    }
    case 'minimum':
      return told('at-least', { limit: Number(first.params.limit) });
    case 'maximum':
      return told('at-most', { limit: Number(first.params.limit) });
    case 'exclusiveMinimum':
      return told('more-than', { limit: Number(first.params.limit) });
    case 'exclusiveMaximum':
      return told('less-than', { limit: Number(first.params.limit) });
    case 'minLength':
      return told('too-short', { found: sizeOf(there), limit: first.params.limit });
    case 'maxLength':
      return told('too-long', { found: sizeOf(there), limit: first.params.limit });
    case 'minItems':
    case 'minProperties':
      return told('too-few', { found: sizeOf(there), limit: first.params.limit });
    case 'maxItems':
    case 'maxProperties':
      return told('too-many', { found: sizeOf(there), limit: first.params.limit });
    case 'uniqueItems':
      return told('twice', {
        found: shown((there as readonly unknown[])[first.params.duplicateItems[0] ?? 0]),
      });
    case 'type': {
      const types = here.flatMap((each) => (each.keyword === 'type' ? [each.params.type].flat() : []));
      return told('type', { expected: [...new Set(types)].join(', ') });
    }
    case 'format':
      return first.params.format === 'date' ? told('day') : told('format', { expected: first.params.format });
    case 'pattern': {
      const pattern = String(first.params.pattern);
      const form = FORMS[pattern];
      return form === undefined ? told('format', { expected: `/${pattern}/` }) : told(form);
    }
    case 'required':
      return { where, fault: 'missing', members: first.params.requiredProperties.join(', ') };
    default:
      return told('other', { detail: first.message });
  }
}

/** Steps into the branch of each choice that was meant: the first whose constants all fit. */
function closest(errors: readonly Fault[]): Fault | undefined {
  const [first] = errors;
  const choice = errors
    .filter(({ keyword, schemaPath }) => keyword === 'anyOf' && first?.schemaPath.startsWith(schemaPath))
    .toSorted((a, b) => a.schemaPath.length - b.schemaPath.length)[0];
  if (choice === undefined) return first;
  const stem = `${choice.schemaPath}/anyOf/`;
  const inside = errors.filter(({ schemaPath }) => schemaPath.startsWith(stem));
  const branches = [
    ...Map.groupBy(inside, ({ schemaPath }) => schemaPath.slice(stem.length).split('/')[0]).values(),
  ];
  const meant = branches.find((branch) => branch.every(({ keyword }) => keyword !== 'const'));
  return meant === undefined ? (inside.find(({ keyword }) => keyword === 'const') ?? choice) : closest(meant);
}

function read(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (inner, key) =>
        (inner as Record<string, unknown> | null | undefined)?.[
          key.replaceAll('~1', '/').replaceAll('~0', '~')
        ],
      value,
    );
}

/** Characters, elements or members. */
function sizeOf(value: unknown): number {
  return typeof value === 'string' ? [...value].length : Object.keys(value ?? {}).length;
}

/** Short enough for a sentence. */
function shown(value: unknown): string {
  return (JSON.stringify(value) ?? '?').slice(0, 80);
}
