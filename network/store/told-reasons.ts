import type { Kernel } from '@yuheng/kernel/kernel';
import { type LedgerKind, ledgers } from '../ledger/ledger-kinds.ts';
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
    reasons: reasons.map(({ code, field, value }) => {
      const title = fieldTitle(registry, kind, field);
      const inWords = (language: 'zh-CN' | 'en') =>
        registry.text('network', `ledger.reason.${code}`, { field: title[language], value })[language];
      return { code, field, value, text: { 'zh-CN': inWords('zh-CN'), en: inWords('en') } };
    }),
  }));
}
