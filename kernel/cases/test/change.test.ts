import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { entityId } from '../case-facts.ts';
import type { OpenCase } from '../cases.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([fixturePack]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor({ id: 'user:clerk' });
const request: OpenCase = {
  type: 'Repair',
  data: {},
  owner: '市政局',
  finalDueAt: '2026-06-30T10:00:00.000Z',
};

describe('changing cases', () => {
  it('gives a closed one no due time when its terms change, nor the fact of one', async () => {
    const { cases, facts } = test.kernel;
    const [item] = await cases.open([request], by);
    assert.ok(item);
    await cases.move(item.id, 'begin', by, '');
    await cases.move(item.id, 'finish', by, '换了灯泡');
    const revision = { id: item.id, owner: '城管局', finalDueAt: '2027-01-01T10:00:00.000Z', note: '' };
    const [revised] = await cases.change('test.revise', { revise: [revision] }, by);
    assert.deepEqual(
      [revised?.owner, revised?.finalDueAt, revised?.dueAt],
      ['城管局', revision.finalDueAt, null],
    );
    const entity = await facts.get(entityId(item));
    assert.equal(entity?.facts['owner']?.value, '城管局');
    assert.ok(entity && !Object.hasOwn(entity.facts, 'dueAt'));
  });

  it('takes 500 steps at a time and no more, whatever they are', async () => {
    const { cases, audit } = test.kernel;
    const [item] = await cases.open([request], by);
    const steps = {
      open: Array.from({ length: 300 }, () => request),
      move: Array.from({ length: 201 }, () => ({ id: item?.id ?? '', transition: 'begin', note: '' })),
    };
    const { entries } = await audit.verify();
    await assert.rejects(cases.change('test.many', steps, by), { code: 'cases.batch-size' });
    assert.equal((await audit.verify()).entries, entries);
  });
});
