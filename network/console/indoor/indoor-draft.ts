import { useCallback, useState } from 'react';
import { blankDesign } from '../../indoor/blank-design.ts';
import type { IndoorDesign } from '../../indoor/design-shape.ts';
import type { Answer } from '../answers.ts';

type Read = Answer<'read-indoor'>;

/** What people say of the system; the rest follows. */
export interface IndoorRecordDraft {
  readonly name: string;
  readonly venue: string;
  readonly keyBuilding: boolean;
  readonly operators: string;
  readonly status: string;
  readonly city: string | null;
}

export interface IndoorDraft {
  readonly record: IndoorRecordDraft;
  readonly design: IndoorDesign;
}

/**
 * @param read null: a new system, in `city`
 * @param between what a person writes between the names of operators
 */
export function draftOf(read: Read | null, city: string | null, between: string): IndoorDraft {
  const system = read?.system;
  return {
    record: {
      name: system?.name ?? '',
      venue: system?.venue ?? 'office',
      keyBuilding: system?.keyBuilding ?? false,
      operators: system?.operators.join(between) ?? '',
      status: system?.status ?? 'planned',
      city: system === undefined ? city : system.city,
    },
    design: read?.design ?? blankDesign(system?.floors ?? 1),
  };
}

/** Names of operators in a text, parted as people part them. */
export function operatorsOf(text: string): string[] {
  const names = text.split(/[、,，;；]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

export type DesignChange = { readonly [Name in keyof IndoorDesign]?: IndoorDesign[Name] | undefined };

export interface DraftHandle extends IndoorDraft {
  /** All of it as it is now. */
  readonly now: IndoorDraft;
  readonly dirty: boolean;
  /** Whether the plan is another one than it was: one that nobody has touched is not kept as a design. */
  readonly drawn: boolean;
  readonly setRecord: (change: Partial<IndoorRecordDraft>) => void;
  /** What is changed to undefined is left out from then on. */
  readonly setDesign: (change: DesignChange) => void;
  readonly reset: () => void;
  /** That is saved; what was changed since is not. */
  readonly keep: (saved: IndoorDraft) => void;
}

/** A system that is being changed; nothing is kept until it is saved. */
export function useIndoorDraft(first: IndoorDraft): DraftHandle {
  const [kept, keep] = useState(first);
  const [now, setNow] = useState(first);
  const setRecord = useCallback(
    (change: Partial<IndoorRecordDraft>) =>
      setNow((before) => ({ ...before, record: { ...before.record, ...change } })),
    [],
  );
  const setDesign = useCallback(
    (change: DesignChange) => setNow((before) => ({ ...before, design: changed(before.design, change) })),
    [],
  );
  return {
    ...now,
    now,
    dirty: now !== kept,
    drawn: now.design !== kept.design,
    setRecord,
    setDesign,
    reset: () => setNow(kept),
    keep,
  };
}

function changed(design: IndoorDesign, change: DesignChange): IndoorDesign {
  const kept = Object.entries({ ...design, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as IndoorDesign;
}
