import { boardId } from '../board/ids.ts';
import type { PlanRecord } from '../store/plan-store.ts';
import type { PreparedAmendment } from './prepare-amendment.ts';

/** The new version as it will be once it is at work; its new tasks have no cases yet. Pure. */
export function amended({ young, programme, transfer, carried }: PreparedAmendment): PlanRecord {
  return {
    ...young,
    state: 'live',
    decisions: [...young.decisions, ...carried.decisions],
    programme,
    tasks: Object.fromEntries(transfer.kept.map((each) => [each.new, each.case])),
    bindings: {
      ...Object.fromEntries(transfer.bound.map((each) => [each.new, each.measure])),
      ...young.bindings,
    },
  };
}

/** Items and targets of the new version with what each of them was in the old one, by their own ids. Pure. */
export function partPairs(
  { diff, carried }: PreparedAmendment,
  kind: 'item' | 'target',
): ReadonlyMap<string, string> {
  const pairs = diff.flatMap((entry) =>
    entry.kind === kind && entry.old && entry.new ? [[entry.new.id, entry.old.id] as const] : [],
  );
  const added = [...carried.added].map(([old, young]) => [young, old] as const);
  return new Map([...pairs, ...added]);
}

/** Targets of the new version with those whose place they take, by their ids on the board. Pure. */
export function targetPairs(prepared: PreparedAmendment): ReadonlyMap<string, string> {
  const { old, young } = prepared;
  return new Map(
    [...partPairs(prepared, 'target')].map(([is, was]) => [boardId(young.id, is), boardId(old.id, was)]),
  );
}
