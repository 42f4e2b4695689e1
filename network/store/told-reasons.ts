import type { Kernel } from '@yuheng/kernel/kernel';
import { type LedgerKind, ledgers } from '../ledger/ledger-kinds.ts';
import type { LedgerRecord } from '../ledger/read-row.ts';
import type { Rejected } from '../ledger/read-rows.ts';

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
    allowed = '–',
  }: { readonly code: string; readonly field: string; readonly value: string; readonly allowed?: string },
) {
  const title = fieldTitle(registry, kind, field);
  const text = (language: 'zh-CN' | 'en') =>
    registry.text('network', key, { field: title[language], value, allowed })[language];
  return { code, field, value, text: { 'zh-CN': text('zh-CN'), en: text('en') } };
}
