import Type, { type Static } from 'typebox';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** A briefing in the list, and whether the public reads it. */
export const ListedBriefing = Type.Object({
  id: Type.String(),
  /** Its journal is read with the case. */
  case: Type.String(),
  month: Type.String(),
  number: Type.Integer(),
  digest: Type.String(),
  madeAt: Type.String(),
  madeBy: Type.String(),
  /** The version of the month's publication that shows it; null while it is not shown. */
  version: Type.Union([Type.Integer(), Type.Null()]),
  publishedAt: Nullable,
});
export type ListedBriefing = Static<typeof ListedBriefing>;
