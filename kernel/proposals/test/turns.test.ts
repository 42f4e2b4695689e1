import assert from 'node:assert/strict';
import { it } from 'node:test';
import Type from 'typebox';
import { blocked } from '../../test/blocked.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { testActor, testKernel } from '../../test/test-kernel.ts';
import { defineProposalKind } from '../kind.ts';
import { previewOf } from '../preview.ts';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const kind = defineProposalKind({
  name: 'fixture.sign',
  content: Type.Object({ sign: Type.String() }),
  subject: ({ sign }) => sign,
  records: () => Promise.resolve([]),
  title: ({ sign }) => Promise.resolve(words(sign)),
  path: () => null,
  // By a connection of its own, as where facts are asked.
  base: async (_content, { database }) => {
    await database.query('select 1 as one', []);
    return '0';
  },
  preview: ({ sign }) =>
    Promise.resolve(
      previewOf({ differences: [{ label: words(sign), before: null, after: words('on'), code: false }] }),
    ),
  apply: () => Promise.reject(new Error('nobody approves')),
});

it('two papers that take back what they proposed about the same two subjects do not wait for each other', async () => {
  await using test = await testKernel([{ ...fixturePack, proposals: [kind] }]);
  const { proposals, database } = test.kernel;
  const propose = async (sign: string): Promise<string> =>
    (await proposals.propose({ kind: 'fixture.sign', content: { sign }, reason: 'why' }, testActor())).id;
  const one = [await propose('a'), await propose('b')];
  const other = [await propose('b'), await propose('a')];
  const retract = (ids: readonly string[]) =>
    database.transaction((tx) => proposals.retract(ids, 'taken back', testActor(), tx));
  /** As somebody who decides about one of a subject. */
  const deciding = async (sign: string) => {
    const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const done = database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 24))', [`fixture.sign ${sign}`]);
      held.resolve();
      await letGo.promise;
    });
    await held.promise;
    return async () => {
      letGo.resolve();
      await done;
    };
  };
  const [a, b] = [await deciding('a'), await deciding('b')];
  const both = [retract(one)];
  await blocked(database, 1);
  both.push(retract(other));
  await blocked(database, 2);
  await a();
  await blocked(database, 2);
  await b();
  await Promise.all(both);
  const states = (await proposals.find([...one, ...other])).map(({ state }) => state);
  assert.deepEqual(new Set(states), new Set(['withdrawn']));
});

it('of more who propose at once than the database has connections nobody waits for what another holds', async () => {
  await using test = await testKernel([{ ...fixturePack, proposals: [kind] }]);
  const made = await Promise.all(
    Array.from({ length: 24 }, (_, number) =>
      test.kernel.proposals.propose(
        { kind: 'fixture.sign', content: { sign: String(number) }, reason: 'why' },
        testActor(),
      ),
    ),
  );
  assert.equal(new Set(made.map(({ id }) => id)).size, 24);
});
