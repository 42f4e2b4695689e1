import type { Kernel } from '@yuheng/kernel/kernel';
import { type LedgerKind, ledgers } from '../ledger/ledger-kinds.ts';
import type { LedgerRecord } from '../ledger/read-row.ts';
import type { Rejected } from '../ledger/read-rows.ts';
import { mostChoicesTold } from '../ledger/row-reason.ts';

type Registry = Kernel['registry'];

/** What a field of a ledger is called, in both languages. */
export function fieldTitle({ text }: Registry, kind: LedgerKind, field: string) {
  const { type, attributes } = ledgers[kind];
  return attributes.includes(field)
    ? text('network', `entities.${type.name}.attributes.${field}`)
    : text('network', `ledger.field.${field}`);
}

/** Rejected rows with their reasons in words. */
export function toldReasons(registry: Registry, kind: LedgerKind, rejected: readonly Rejected[]) {
  return rejected.map(({ row, reasons }) => ({
    row,
    reasons: reasons.map((reason) => inWords(registry, kind, `ledger.reason.${reason.code}`, reason)),
  }));
}

/** Rows that are taken in, with what is said of them in words. */
export function toldNotes(
  registry: Registry,
  kind: LedgerKind,
  rows: readonly Pick<LedgerRecord, 'row' | 'notes'>[],
) {
  return rows.map(({ row, notes }) => ({
    row,
    reasons: notes.map((note) => inWords(registry, kind, `ledger.note.${note.code}`, note)),
  }));
}

function inWords(
  registry: Registry,
  kind: LedgerKind,
  key: string,
  {
    code,
    field,
    value,
    allowed = code === 'bad-choice' ? choicesOf(kind, field) : [],
  }: {
    readonly code: string;
    readonly field: string;
    readonly value: string;
    readonly allowed?: string | readonly string[];
  },
) {
  const title = fieldTitle(registry, kind, field);
  const text = (language: Language) => {
    const told =
      typeof allowed === 'string' ? allowed : listed(registry, kind, code, field, allowed, language);
    return registry.text('network', key, { field: title[language], value, allowed: told })[language];
  };
  return { code, field, value, text: { 'zh-CN': text('zh-CN'), en: text('en') } };
}

type Language = 'zh-CN' | 'en';

function choicesOf(kind: LedgerKind, field: string): readonly string[] {
  const declared = ledgers[kind].type.attributes[field];
  return declared !== undefined && 'oneOf' in declared ? (declared.oneOf ?? []) : [];
}

/** What is allowed, as people say it: choices by their titles, operators by their names. */
function listed(
  { text }: Registry,
  kind: LedgerKind,
  code: string,
  field: string,
  allowed: readonly string[],
  language: Language,
): string {
  const { name } = ledgers[kind].type;
  const said = allowed
    .slice(0, mostChoicesTold)
    .map((each) =>
      code === 'bad-choice' ? text('network', `entities.${name}.values.${field}.${each}`)[language] : each,
    );
  if (allowed.length > mostChoicesTold) said.push('…');
  return said.length === 0 ? '–' : said.join(text('network', 'ledgers.between')[language]);
}
