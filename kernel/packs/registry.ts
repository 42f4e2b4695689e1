import type { CaseType } from '../cases/case-type.ts';
import { withCaseWords } from '../cases/case-words.ts';
import type { EntityType } from '../facts/model/entity-type.ts';
import { withFault } from '../http/fault-text.ts';
import type { JobType } from '../jobs/job-type.ts';
import type { MeasureDefinition } from '../measures/definition.ts';
import type { RecordType } from '../policy/record-type.ts';
import type { ProposalKind } from '../proposals/kind.ts';
import { Messages, type Text } from './messages.ts';
import type { Operation } from './operation.ts';
import type { Pack } from './pack.ts';

/** What all loaded packs offer, looked up by name. */
export interface Registry {
  readonly packs: readonly Pack[];
  readonly entityTypes: ReadonlyMap<string, EntityType>;
  readonly caseTypes: ReadonlyMap<string, CaseType>;
  readonly measures: ReadonlyMap<string, { readonly pack: string; readonly definition: MeasureDefinition }>;
  /** `<pack>/<name>` */
  readonly operations: ReadonlyMap<string, { readonly pack: string; readonly operation: Operation }>;
  /** `<pack>.<record>` */
  readonly records: ReadonlyMap<string, { readonly pack: string; readonly type: RecordType }>;
  /** `<pack>.<job>` */
  readonly jobs: ReadonlyMap<string, JobType>;
  /** `<pack or kernel module>.<kind>` */
  readonly proposals: ReadonlyMap<string, ProposalKind>;
  /** HTTP status of an error code, 500 for an unknown one. */
  statusOf(code: string): number;
  /** A message of a pack, or of the `kernel`. */
  text(pack: string, key: string, values?: Readonly<Record<string, string | number | Text>>): Text;
  /** The message of an error code `<pack or kernel module>.<code>`, or that sentence of it; its `{reason}` may be a `fault`, its state and step those of a case `{type}`. */
  errorText(code: string, values: Readonly<Record<string, string | number>>, sentence?: string | null): Text;
}

/** What the kernel brings of its own, in the form of packs: its modules' operations, errors and texts. */
export interface KernelPart {
  readonly id: string;
  readonly operations: readonly Operation[];
  readonly records?: readonly RecordType[];
  readonly jobs?: readonly JobType[];
  readonly proposals?: readonly ProposalKind[];
  readonly errors: Readonly<Record<string, number>>;
}

/**
 * Loads packs: checks that what they need is there and that no two define the same name.
 * @throws Error with the names, for this is a fault of the programme and not of a user.
 */
export function loadPacks(
  packs: readonly Pack[],
  parts: readonly KernelPart[],
  kernelFolder: string,
): Registry {
  const ids = new Set(packs.map((pack) => pack.id));
  for (const pack of packs) {
    for (const need of pack.needs)
      if (!ids.has(need)) throw new Error(`pack ${pack.id} needs ${need}, which is not loaded`);
  }
  const owners: readonly KernelPart[] = [...parts, ...packs];
  unique(
    'pack',
    owners.map((owner) => [owner.id, owner] as const),
  );
  const kernelMessages = Messages.load(kernelFolder);
  const messages = new Map(packs.map((pack) => [pack.id, Messages.load(pack.folder)]));
  const errors = unique(
    'error',
    owners.flatMap((owner) =>
      Object.entries(owner.errors).map(([code, status]) => [`${owner.id}.${code}`, status] as const),
    ),
  );
  const kernelIds = new Set(parts.map((part) => part.id));

  const text = (
    pack: string,
    key: string,
    values: Readonly<Record<string, string | number | Text>> = {},
  ): Text =>
    (messages.get(pack) ?? kernelMessages).text(
      messages.has(pack) || pack === 'kernel' ? key : `${pack}.${key}`,
      values,
    );

  const caseWords = (type: string, key: string): Text | null => {
    const owner = packs.find((pack) => pack.cases.some(({ name }) => name === type));
    const own = messages.get(owner?.id ?? '');
    return own?.has(key) === true ? own.text(key) : null;
  };

  return {
    packs,
    entityTypes: unique(
      'entity type',
      packs.flatMap((pack) => pack.entities.map((type) => [type.name, type] as const)),
    ),
    caseTypes: unique(
      'case type',
      packs.flatMap((pack) => pack.cases.map((type) => [type.name, type] as const)),
    ),
    measures: unique(
      'measure',
      packs.flatMap((pack) =>
        pack.measures.map((definition) => [definition.code, { pack: pack.id, definition }] as const),
      ),
    ),
    operations: unique(
      'operation',
      owners.flatMap((owner) =>
        owner.operations.map(
          (operation) => [`${owner.id}/${operation.name}`, { pack: owner.id, operation }] as const,
        ),
      ),
    ),
    records: unique(
      'record',
      owners.flatMap(({ id, records = [] }) =>
        records.map((type) => [`${id}.${type.name}`, { pack: id, type }] as const),
      ),
    ),
    jobs: unique(
      'job',
      owners.flatMap((owner) =>
        (owner.jobs ?? []).map((type) => [`${owner.id}.${type.name}`, type] as const),
      ),
    ),
    proposals: unique(
      'kind of proposals',
      owners.flatMap((owner) => (owner.proposals ?? []).map((kind) => [kind.name, kind] as const)),
    ),
    statusOf: (code) => errors.get(code) ?? 500,
    text,
    errorText(code, values, sentence = null) {
      const [owner = '', ...rest] = code.split('.');
      const more = sentence === null ? '' : `.${sentence}`;
      const told = { ...withFault(kernelMessages, values), ...withCaseWords(values, caseWords) };
      return kernelIds.has(owner)
        ? kernelMessages.text(`errors.${code}${more}`, told)
        : text(owner, `errors.${rest.join('.')}${more}`, told);
    },
  };
}

function unique<Value>(what: string, entries: readonly (readonly [string, Value])[]): Map<string, Value> {
  const map = new Map<string, Value>();
  for (const [name, value] of entries) {
    if (map.has(name)) throw new Error(`two packs define the ${what} ${name}`);
    map.set(name, value);
  }
  return map;
}
