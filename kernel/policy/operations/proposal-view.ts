import Type from 'typebox';
import type { Proposal } from '../proposal-store.ts';
import type { Preview } from '../proposals.ts';

const Who = Type.Object({ id: Type.String(), name: Type.String() });
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Extent = Type.Enum(['all', 'some', 'none']);

/** Names of texts are those of files, without their ending. */
export const TextName = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' });
/** Cedar policies; none: the text is taken back. */
export const PolicyText = Type.String({ maxLength: 200_000 });

/** A proposal, as kernel/policy/proposal-store.ts describes it. */
export const ProposalView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  base: Type.Integer(),
  text: Type.String(),
  reason: Type.String(),
  proposedBy: Who,
  proposedAt: Type.String(),
  state: Type.Enum(['proposed', 'approved', 'rejected']),
  decidedBy: Type.Union([Who, Type.Null()]),
  decidedAt: Nullable,
  note: Nullable,
});

/** What it would change, as kernel/policy/difference.ts describes it. */
export const PreviewView = Type.Object({
  policies: Type.Array(Type.Object({ id: Type.String(), before: Nullable, after: Nullable })),
  decisions: Type.Array(
    Type.Object({
      role: Type.String(),
      organisation: Nullable,
      action: Type.String(),
      before: Extent,
      after: Extent,
    }),
  ),
});

export function previewView({ policies, decisions }: Preview) {
  return { policies: policies.map((one) => ({ ...one })), decisions: decisions.map((one) => ({ ...one })) };
}

export function proposalView(proposal: Proposal) {
  const { proposedBy, decidedBy } = proposal;
  return { ...proposal, proposedBy: { ...proposedBy }, decidedBy: decidedBy && { ...decidedBy } };
}
