import Type, { type Static } from 'typebox';
import { Span } from '../board/view.ts';
import { partChanges } from '../rules/amend/changes.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Version = Type.Object({
  id: Type.String(),
  title: Type.String(),
  state: Type.String(),
  documentNumber: Nullable,
  /** ISO date. */
  issueDate: Nullable,
  importedAt: Type.String(),
});
export type Version = Static<typeof Version>;

/** One side of a part. */
export const Side = Type.Object({
  id: Type.String(),
  marker: Type.String(),
  title: Type.String(),
  /** What it says, without units and due time. */
  text: Type.String(),
  span: Span,
  /** Texts of the headings above it, the chapter first. */
  path: Type.Array(Type.String()),
  units: Type.Array(Type.Object({ unit: Type.String(), role: Type.String() })),
  due: Nullable,
});
export type Side = Static<typeof Side>;

export const PartView = Type.Object({
  kind: Type.Enum(['heading', 'item', 'target']),
  old: Type.Union([Side, Type.Null()]),
  new: Type.Union([Side, Type.Null()]),
  changes: Type.Array(Type.Enum([...partChanges])),
  /** 0 … 1; null for one side alone, and once the version is at work. */
  likeness: Type.Union([Type.Number(), Type.Null()]),
  by: Type.Enum(['rule', 'person']),
  /** Messages `amend.fate.<key>`: what becomes of case, measure and decisions. */
  fates: Type.Array(
    Type.Object({
      key: Type.String(),
      /** The state of the case now, or the code of the measure. */
      about: Nullable,
    }),
  ),
});
export type PartView = Static<typeof PartView>;

export const AmendmentView = Type.Object({
  plan: Version,
  previous: Version,
  /** When and by whom the new version was put to work; null while it is a draft. */
  applied: Type.Union([Type.Object({ at: Type.String(), by: Type.String() }), Type.Null()]),
  parts: Type.Array(PartView),
  /** What putting it to work does (or did not yet do); null once it is at work. */
  transfer: Type.Union([
    Type.Object({
      kept: Type.Integer(),
      opened: Type.Integer(),
      superseded: Type.Integer(),
      revised: Type.Integer(),
      bound: Type.Integer(),
      freed: Type.Integer(),
      decisions: Type.Integer(),
      decisionsLeft: Type.Integer(),
      /** New or changed items and targets that somebody must decide about first. */
      undecided: Type.Integer(),
    }),
    Type.Null(),
  ]),
});
export type AmendmentView = Static<typeof AmendmentView>;
