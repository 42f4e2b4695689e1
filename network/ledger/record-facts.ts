import { createHash } from 'node:crypto';
import { buildStages } from '../entities/site-stage.ts';
import { entering, leaving, type StageRecord } from '../rules/stage-record.ts';
import { property, relationship } from '../rules/wire-attribute.ts';
import { type LedgerKind, ledgers } from './ledger-kinds.ts';
import type { LedgerRecord } from './read-row.ts';

/** The entity that a row speaks of: the same for the same number, or the same place and name, whatever file it comes in. */
export function recordId(kind: LedgerKind, { key }: LedgerRecord): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([kind, key]))
    .digest('hex')
    .slice(0, 20);
  return `urn:ngsi-ld:${ledgers[kind].type.name}:ledger-${digest}`;
}

/** What a row says, in normalised form. @param file SHA-256 of the file, in hex */
export function recordAttributes(
  kind: LedgerKind,
  record: LedgerRecord,
  file: string,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const { type } = ledgers[kind];
  const { location, city, cell, keyArea, time, station } = record;
  const observed = time === null ? {} : { observedAt: time };
  const relation = (name: string, object: string | null) =>
    object === null || type.attributes[name] === undefined ? {} : { [name]: relationship(object, observed) };
  const values = Object.entries(record.attributes).map(([name, value]) => {
    const declared = type.attributes[name];
    const unit =
      declared?.kind === 'Property' && declared.value === 'number' && declared.unitCode !== null
        ? { unitCode: declared.unitCode }
        : {};
    return [name, property(value, { ...unit, ...observed })];
  });
  return {
    ...Object.fromEntries(values),
    location: { type: 'GeoProperty', value: location, ...observed },
    ...relation('city', city),
    ...relation('cell', cell),
    ...relation('keyArea', keyArea),
    ...relation('server', station),
    ...(kind === 'drive-tests'
      ? {
          file: property(file, observed),
          row: property(record.row, { unitCode: 'C62', ...observed }),
        }
      : {}),
  };
}

/** Stages of a project as its ledger dates them: those that are done, and the one that it stands in. Without a first date there are none. */
export function recordStages({ begun, done }: LedgerRecord): readonly StageRecord[] {
  if (begun === null) return [];
  return buildStages.slice(0, done.length + 1).map((stage, index) => {
    const entered = entering(stage, undefined, done[index - 1] ?? begun);
    const left = done[index];
    return left === undefined ? entered : leaving(entered, left);
  });
}
