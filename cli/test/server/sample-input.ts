/** What is read of a schema of JSON. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  'date-time': '2026-03-12T01:00:00.000Z',
  date: '2026-03-12',
};
/** Of patterns, the first that fits. */
const TEXTS = [
  'x',
  'a'.repeat(64),
  '2026-03',
  '2026-03-12',
  'urn:ngsi-ld:X:1',
  '1',
  'x:y',
  'user:x',
  FORMATS['uuid'] ?? '',
  '{}',
  '#000',
];

/** Something that a schema takes: of objects, what is required. */
export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {});
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => sampleOf(one)));
  switch (schema.type) {
    case 'string': {
      if (schema.format) return FORMATS[schema.format] ?? 'x';
      const { pattern } = schema;
      return pattern === undefined ? 'x' : (TEXTS.find((text) => new RegExp(pattern, 'u').test(text)) ?? 'x');
    }
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]),
      );
    default:
      return 'x';
  }
}
