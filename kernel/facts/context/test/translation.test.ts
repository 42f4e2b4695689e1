import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../../http/problem.ts';
import type { JsonObject } from '../../model/entity.ts';
import { compactEntity } from '../compact.ts';
import { type CompiledContext, compileContext, iriOf } from '../compiled-context.ts';
import type { ContextObject } from '../core-terms.ts';
import { expandEntity } from '../expand.ts';
import { arbitraryContexts, arbitraryEntity } from './arbitrary-context.ts';
import { compacted, meaning } from './oracle.ts';

/** Compiled and expanded, or null where two names mean the same, which NGSI-LD cannot say. */
function expanded(
  contexts: readonly ContextObject[],
  entity: JsonObject,
): [CompiledContext, JsonObject] | null {
  try {
    const context = compileContext(contexts);
    return [context, expandEntity(entity, context)];
  } catch (error) {
    if (error instanceof Problem && (error.code === 'facts.name-twice' || error.code === 'facts.bad-context'))
      return null;
    throw error;
  }
}

/** JSON-LD refuses some JSON under a term with languages; here it is JSON like any other. */
function refused(error: unknown): null {
  const { code } = (error as { readonly details?: { readonly code?: string } }).details ?? {};
  if (code === 'invalid language-tagged value' || code === 'invalid language map value') return null;
  throw error;
}

describe('expansion and compaction beside jsonld.js', () => {
  it('expansion says under the core context alone what the input says with its own', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryContexts, arbitraryEntity, async (contexts, entity) => {
        const ours = expanded(contexts, entity);
        fc.pre(ours !== null);
        const theirs = await meaning(entity, contexts).catch(refused);
        fc.pre(theirs !== null);
        assert.deepEqual(await meaning(ours[1], []), theirs);
      }),
      { numRuns: 2000 },
    );
  });

  it('compaction says with any context what its input says under the core context alone', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryContexts, arbitraryContexts, arbitraryEntity, async (from, to, entity) => {
        const ours = expanded(from, entity);
        fc.pre(ours !== null);
        const target = expanded(to, {});
        fc.pre(target !== null);
        assert.deepEqual(await meaning(compactEntity(ours[1], target[0]), to), await meaning(ours[1], []));
      }),
      { numRuns: 2000 },
    );
  });

  it('an entity that comes back is the one that was stored', () => {
    fc.assert(
      fc.property(arbitraryContexts, arbitraryContexts, arbitraryEntity, (from, to, entity) => {
        const ours = expanded(from, entity);
        fc.pre(ours !== null);
        const target = expanded(to, {});
        fc.pre(target !== null);
        assert.deepEqual(expandEntity(compactEntity(ours[1], target[0]), target[0]), ours[1]);
      }),
      { numRuns: 2000 },
    );
  });

  it('writes the names that jsonld.js writes, wherever a term says no more than an IRI', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryContexts, arbitraryContexts, arbitraryEntity, async (from, to, entity) => {
        const ours = expanded(from, entity);
        const target = expanded(to, {});
        fc.pre(ours !== null && target !== null);
        const names = Object.keys(ours[1]).filter((name) => name !== 'id' && name !== 'type');
        const plain = names.filter((name) =>
          target[0]
            .candidates(iriOf(name))
            .every(({ term }) => term.type === null && term.language === null && term.container === null),
        );
        const theirs = await compacted(ours[1], to);
        for (const name of plain)
          assert.ok(Object.hasOwn(theirs, target[0].writtenName(name)), `${name}: ${Object.keys(theirs)}`);
      }),
      { numRuns: 1000 },
    );
  });
});
