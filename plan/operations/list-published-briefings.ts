import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { listPublications } from '../store/briefing-store.ts';

export const PublishedHead = Type.Object({
  month: Type.String(),
  version: Type.Integer(),
  /** SHA-256 of the canonical JSON (RFC 8785) of what is published. */
  digest: Type.String(),
  publishedAt: Type.String(),
});

/** What the public may read, the newest month first. */
export const listPublishedBriefings = defineOperation({
  name: 'list-published-briefings',
  kind: 'query',
  permission: null,
  input: Type.Object({}),
  output: Type.Object({ briefings: Type.Array(PublishedHead) }),
  async handle(_input, { kernel }) {
    return { briefings: [...(await listPublications(kernel.database))] };
  },
});
