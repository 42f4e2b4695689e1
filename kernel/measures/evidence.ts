import { packedRoot } from './fact-root.ts';
import {
  factCount,
  hasFlag,
  ID_BYTES,
  idAt,
  MARK,
  marksAt,
  type Present,
  placeOf,
  STATED,
  SYNTHETIC,
} from './present.ts';

/** The facts behind a measurement, as the ids of their instances. */
export type EvidenceSet = ReadonlySet<string>;

/** What is kept of the facts behind a measurement. */
export interface Evidence {
  /** How many. */
  readonly facts: number;
  /** See `factRoot`. */
  readonly root: string;
  /** A person stated one of them at least. */
  readonly stated: boolean;
  /** One of them at least is synthetic. */
  readonly synthetic: boolean;
  /** Of their instances, 16 bytes each. */
  ids(): Buffer;
}

/** Instances that came and went, 16 bytes each. */
export interface EvidenceStep {
  readonly added: Buffer;
  readonly dropped: Buffer;
}

/** By selection. */
export type Selected = Readonly<Record<string, Present>>;

/** Roots of what one selection alone holds: many measures may read the same. */
const roots = new WeakMap<Present, { readonly count: number; readonly root: string }>();

/** Evidence of what selections hold; a fact that two of them hold counts once. */
export function evidenceOf(selected: Selected): Evidence {
  const presents = [...new Set(Object.values(selected))];
  const { count, root } = rootOf(presents);
  return {
    facts: count,
    root,
    stated: presents.some((present) => hasFlag(present, STATED)),
    synthetic: presents.some((present) => hasFlag(present, SYNTHETIC)),
    ids: () => idsOf(presents),
  };
}

function idsOf(presents: readonly Present[]): Buffer {
  const [only] = presents;
  if (presents.length !== 1 || !only) return packIds(instancesOf(presents));
  const ids = Buffer.alloc(factCount(only) * ID_BYTES);
  for (let at = 0, to = 0; at < only.marks.length; at += MARK)
    to += only.marks.copy(ids, to, at, at + ID_BYTES);
  return ids;
}

function rootOf(presents: readonly Present[]): { readonly count: number; readonly root: string } {
  const [only] = presents;
  const kept = presents.length === 1 && only ? roots.get(only) : undefined;
  if (kept) return kept;
  const root = packedRoot(
    presents.map(({ marks }) => marks),
    MARK,
    ID_BYTES,
  );
  if (presents.length === 1 && only) roots.set(only, root);
  return root;
}

/** What came and what went from one to the other: entities that say the same cost next to nothing. */
export function stepBetween(before: Selected, after: Selected): EvidenceStep {
  const [came, went] = [new Map<string, string>(), new Map<string, string>()];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, young] = [before[name], after[name]];
    if (old !== young) difference(old, young, came, went);
  }
  const heldBy = (selected: Selected, instance: string, entity: string): boolean =>
    Object.values(selected).some((present) => holds(present, instance, entity));
  const only = (candidates: ReadonlyMap<string, string>, other: Selected) =>
    packIds(
      [...candidates].flatMap(([instance, entity]) => (heldBy(other, instance, entity) ? [] : [instance])),
    );
  return { added: only(came, before), dropped: only(went, after) };
}

/** What came and what went from a set. */
export function stepFrom(before: EvidenceSet, after: Selected): EvidenceStep {
  const now = new Set(instancesOf(Object.values(after)));
  return {
    added: packIds([...now].filter((id) => !before.has(id))),
    dropped: packIds([...before].filter((id) => !now.has(id))),
  };
}

/** Instance -> entity of what only one of two holds, entities side by side in the order of their ids. */
function difference(
  old: Present | undefined,
  young: Present | undefined,
  came: Map<string, string>,
  went: Map<string, string>,
): void {
  const note = (present: Present, index: number, into: Map<string, string>): void => {
    for (const id of idsIn(marksAt(present, index))) into.set(id, idAt(present.rows, index));
  };
  let [left, right] = [0, 0];
  while (left < (old?.rows.length ?? 0) || right < (young?.rows.length ?? 0)) {
    const one = old && left < old.rows.length ? idAt(old.rows, left) : null;
    const other = young && right < young.rows.length ? idAt(young.rows, right) : null;
    if (old && one !== null && (other === null || one < other)) note(old, left++, went);
    else if (young && other !== null && (one === null || other < one)) note(young, right++, came);
    else if (old && young) {
      // The very same row is of the very same facts.
      if (old.rows[left] !== young.rows[right]) {
        note(old, left, went);
        note(young, right, came);
      }
      left += 1;
      right += 1;
    }
  }
}

function holds(present: Present, instance: string, entity: string): boolean {
  const place = placeOf(present, entity);
  if (place < 0) return false;
  for (const id of idsIn(marksAt(present, place))) if (id === instance) return true;
  return false;
}

function instancesOf(presents: readonly Present[]): ReadonlySet<string> {
  return new Set(presents.flatMap(({ marks }) => [...idsIn(marks)]));
}

function* idsIn(marks: Buffer): Generator<string> {
  for (let at = 0; at < marks.length; at += MARK) yield idOf(marks.toString('hex', at, at + ID_BYTES));
}

function idOf(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Instance ids (UUID) <-> 16 bytes each. */
export function packIds(ids: Iterable<string>): Buffer {
  return Buffer.from([...ids].map((id) => id.replaceAll('-', '')).join(''), 'hex');
}

export function unpackIds(bytes: Uint8Array): readonly string[] {
  const hex = Buffer.from(bytes).toString('hex');
  const ids: string[] = [];
  for (let at = 0; at < hex.length; at += ID_BYTES * 2) ids.push(idOf(hex.slice(at, at + ID_BYTES * 2)));
  return ids;
}

/** Plays steps, oldest first, onto an empty set. */
export function replay(
  steps: readonly { readonly added: Uint8Array; readonly dropped: Uint8Array }[],
): Set<string> {
  const set = new Set<string>();
  for (const { added, dropped } of steps) {
    for (const id of unpackIds(dropped)) set.delete(id);
    for (const id of unpackIds(added)) set.add(id);
  }
  return set;
}
