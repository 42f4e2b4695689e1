import type { TSchema } from 'typebox';
import type { Validator } from 'typebox/compile';

/** The place in a value that its schema refuses, as a JSON pointer, and why, in signs that every language reads. */
export interface SchemaFault {
  readonly where: string;
  readonly reason: string;
}

type Fault = ReturnType<Validator['Errors']>[number];

/**
 * The one fault that helps most: of a choice, that of the branch which was meant; of constants, all that are allowed; of an
 * unknown member, the known ones.
 */
export function schemaFault(validator: Validator, schema: TSchema, value: unknown): SchemaFault {
  const errors = validator.Errors(value) as readonly Fault[];
  const first = closest(errors);
  if (first === undefined) return { where: '/', reason: '' };
  const at = (path: string) => read(value, path);
  const allowed = errors.flatMap((error) =>
    error.keyword === 'const' && error.instancePath === first.instancePath ? [error.params.allowedValue] : [],
  );
  const where = first.instancePath || '/';
  switch (first.keyword) {
    case 'const':
      return { where, reason: `${shown(at(first.instancePath))} ∉ {${[...new Set(allowed)].join(', ')}}` };
    case 'boolean': {
      const path = first.schemaPath.slice(1, first.schemaPath.lastIndexOf('/'));
      const { properties = {} } = (read(schema, path) ?? {}) as { properties?: object };
      return { where, reason: `∉ {${Object.keys(properties).join(', ')}}` };
    }
    case 'minimum':
    case 'maximum': {
      const sign = first.keyword === 'minimum' ? '≥' : '≤';
      return { where, reason: `${shown(at(first.instancePath))}, ${sign} ${first.params.limit}` };
    }
    case 'exclusiveMinimum':
      return { where, reason: `${shown(at(first.instancePath))}, > ${first.params.limit}` };
    case 'exclusiveMaximum':
      return { where, reason: `${shown(at(first.instancePath))}, < ${first.params.limit}` };
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { where, reason: `n = ${sizeOf(at(first.instancePath))}, ≥ ${first.params.limit}` };
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return { where, reason: `n = ${sizeOf(at(first.instancePath))}, ≤ ${first.params.limit}` };
    case 'type':
      return {
        where,
        reason: `${shown(at(first.instancePath))} ∉ ${[first.params.type].flat().join(' | ')}`,
      };
    case 'format':
      return { where, reason: `${shown(at(first.instancePath))} ∉ ${first.params.format}` };
    case 'pattern':
      return { where, reason: `${shown(at(first.instancePath))} ∉ /${first.params.pattern}/` };
    case 'required':
      return { where, reason: `${first.params.requiredProperties.join(', ')}?` };
    default:
      return { where, reason: first.message };
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
