import fc from 'fast-check';
import type { EntityInfo, RegistrationInfo } from '../registration.ts';
import type { SourceSelector } from '../source-query.ts';

/** An entity as a source may know it. */
export interface Known {
  readonly id: string;
  readonly types: readonly string[];
  readonly attributes: readonly string[];
}

const id = fc.constantFrom('urn:a:1', 'urn:a:2', 'urn:b:1');
const pattern = fc.constantFrom('^urn:a:', '1$', 'b', '.*');
const names = fc.uniqueArray(fc.constantFrom('n', 'm', 'to'), { minLength: 1, maxLength: 3 });
const types = fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 3 });

const entityInfo: fc.Arbitrary<EntityInfo> = fc.oneof(
  fc.record({ types }),
  fc.record({ types, id }),
  fc.record({ types, idPattern: pattern }),
  fc.record({ types, id, idPattern: pattern }),
);

export const arbitraryInfo: fc.Arbitrary<RegistrationInfo> = fc
  .record({
    entities: fc.option(fc.array(entityInfo, { minLength: 1, maxLength: 3 })),
    attributes: fc.option(names),
  })
  .map(({ entities, attributes }) => ({ ...(entities ? { entities } : {}), attributes }));

export const arbitraryEntity: fc.Arbitrary<Known> = fc.record({ id, types, attributes: names });

/** What is asked for: a type or none, ids or a pattern or neither, attributes or any. */
export const arbitraryAsked: fc.Arbitrary<{
  readonly selector: SourceSelector;
  readonly attributes: readonly string[] | undefined;
}> = fc
  .record({
    word: fc.option(fc.constantFrom('A', 'B', '*')),
    ids: fc.option(fc.array(id, { minLength: 1, maxLength: 2 })),
    idPattern: fc.option(pattern),
    attributes: fc.option(names),
  })
  .map(({ word, ids, idPattern, attributes }) => ({
    selector: {
      ...(word === null ? {} : { typeExpression: { word } }),
      ...(ids ? { ids } : {}),
      ...(idPattern === null ? {} : { idPattern }),
    },
    attributes: attributes ?? undefined,
  }));
