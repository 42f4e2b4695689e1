import Type, { type Static } from 'typebox';
import type { Actor } from '../../identity/actor.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { actionOf } from '../kind.ts';
import { Preview, seenPreview } from '../preview.ts';
import type { Proposal } from '../proposal-store.ts';
import type { ProposalNow } from '../proposals.ts';

const Who = Type.Object({ id: Type.String(), name: Type.String() });
const Words = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
const Nullable = Type.Union([Type.String(), Type.Null()]);

/** A kind by its name, and a content as its schema wants it. */
export const ChangeFields = {
  kind: Type.String({ maxLength: 80 }),
  content: Type.Record(Type.String(), Type.Unknown()),
};
export const Id = Type.String({ format: 'uuid' });
export const Note = Type.Optional(Type.String({ maxLength: 2000 }));

/** A proposal, as kernel/proposals/proposal-store.ts describes it. */
export const ProposalView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  subject: Type.String(),
  content: ChangeFields.content,
  title: Words,
  path: Nullable,
  reason: Type.String(),
  proposedBy: Who,
  proposedAt: Type.String(),
  state: Type.Enum(['proposed', 'approved', 'rejected', 'withdrawn']),
  decidedBy: Type.Union([Who, Type.Null()]),
  decidedAt: Nullable,
  note: Nullable,
  /** Whoever asks proposed it, and may take it back. */
  mine: Type.Boolean(),
  /** Whoever asks may decide about it now. */
  mayDecide: Type.Boolean(),
});
type ProposalView = Static<typeof ProposalView>;

/** A proposal with what it would change now. */
export const ProposalNowView = Type.Object({
  proposal: ProposalView,
  preview: Type.Union([Preview, Type.Null()]),
  /** Why it cannot be approved as it is. */
  obstacle: Type.Union([Words, Type.Null()]),
});

export function proposalView(
  proposal: Proposal,
  { policy }: Pick<Kernel, 'policy'>,
  reader: Actor,
): ProposalView {
  const {
    base: _base,
    preview: _preview,
    units: _units,
    proposedBy,
    decidedBy,
    content,
    title,
    ...rest
  } = proposal;
  const mine = proposedBy.id === reader.id;
  return {
    ...rest,
    content: { ...content },
    title: { ...title },
    proposedBy: { ...proposedBy },
    decidedBy: decidedBy && { ...decidedBy },
    mine,
    mayDecide:
      !mine && proposal.state === 'proposed' && policy.may(reader, actionOf(proposal.kind, 'approve')),
  };
}

export async function proposalNowView(
  { proposal, preview, obstacle }: ProposalNow,
  kernel: Kernel,
  reader: Actor,
) {
  return {
    proposal: proposalView(proposal, kernel, reader),
    preview: preview && (await seenPreview(preview, kernel.records)),
    obstacle: obstacle && { ...kernel.registry.errorText(obstacle.code, obstacle.values) },
  };
}
