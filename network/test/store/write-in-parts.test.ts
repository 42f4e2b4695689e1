import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { type Change, writeInParts } from '../../store/write-in-parts.ts';
import { create, property, urn } from '../measures/coverage-facts.ts';

describe('many changes', () => {
  let test: TestKernel;
  before(async () => {
    test = await testKernel([pack]);
  });
  after(() => test[Symbol.asyncDispose]());

  const by = testActor();
  const areas = (prefix: string, count: number): Change[] =>
    Array.from({ length: count }, (_, index) =>
      create('KeyArea', `${prefix}${index}`, { name: property(`${prefix} ${index}`) }),
    );
  const recorded = async (prefix: string): Promise<number> => {
    const { entities } = await test.kernel.facts.query({ types: ['KeyArea'] });
    return entities.filter(({ id }) => id.startsWith(urn('KeyArea', prefix))).length;
  };

  it('are all written, and what comes last is done once, with the last of them', async () => {
    const told: (readonly [number, number])[] = [];
    let last = 0;
    await writeInParts(
      test.kernel,
      areas('a', 1200).map((change) => [change]),
      {
        by,
        action: 'network.test',
        async last() {
          last += 1;
          assert.equal(await recorded('a'), 1000, 'the last part is not committed yet');
        },
        onPart: (done, total) => told.push([done, total]),
      },
    );
    assert.equal(await recorded('a'), 1200);
    assert.equal(last, 1);
    assert.deepEqual(told, [
      [0, 1200],
      [500, 1200],
      [1000, 1200],
    ]);
  });

  it('stay together where they belong together, and are left as they are where the last step fails', async () => {
    const [many, few] = [areas('b', 400), areas('c', 200)];
    const failing = writeInParts(test.kernel, [many, few], {
      by,
      action: 'network.test',
      last: () => Promise.reject(new Error('no')),
    });
    await assert.rejects(failing, /no/);
    assert.deepEqual([await recorded('b'), await recorded('c')], [400, 0]);
  });

  it('may be none: then only the last step is done', async () => {
    let last = 0;
    await writeInParts(test.kernel, [], {
      by,
      action: 'network.test',
      async last() {
        last += 1;
      },
    });
    assert.equal(last, 1);
  });
});
