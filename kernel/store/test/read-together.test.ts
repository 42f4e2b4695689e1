import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReadTogether } from '../read-together.ts';

/** Statements that are answered when the test says so. */
function statements() {
  const asked: { readonly keys: readonly string[]; readonly answer: (failed?: Error) => void }[] = [];
  let version = 0;
  const reader = new ReadTogether<string>((keys) => {
    // As a statement: it sees what is there when it begins.
    const seen = version;
    return new Promise((resolve, reject) => {
      asked.push({
        keys,
        answer: (failed) =>
          failed
            ? reject(failed)
            : resolve(new Map(keys.filter((key) => key !== 'none').map((key) => [key, `${key} ${seen}`]))),
      });
    });
  });
  return { asked, reader, change: () => void (version += 1) };
}
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

test('what is asked for together is read once; what is not there is null', async () => {
  const { asked, reader } = statements();
  const answers = ['a', 'b', 'a', 'none'].map((key) => reader.get(key));
  await turn();
  assert.deepEqual(
    asked.map(({ keys }) => keys),
    [['a', 'b', 'none']],
  );
  asked[0]?.answer();
  assert.deepEqual(await Promise.all(answers), ['a 0', 'b 0', 'a 0', null]);
});

test('who asks after a change is never answered by a statement that began before it', async () => {
  const { asked, reader, change } = statements();
  const before = reader.get('a');
  await turn();
  change();
  const after = reader.get('a');
  await turn();
  assert.equal(asked.length, 1);
  asked[0]?.answer();
  assert.equal(await before, 'a 0');
  await turn();
  asked[1]?.answer();
  assert.equal(await after, 'a 1');
});

test('more than one statement holds are read by two at once; a failure is of those alone that asked in it', async () => {
  const { asked, reader } = statements();
  const answers = Array.from({ length: 250 }, (_, at) => reader.get(`k${at}`));
  const settled = Promise.allSettled(answers);
  await turn();
  assert.deepEqual(
    asked.map(({ keys }) => keys.length),
    [100, 100],
  );
  asked[0]?.answer(new Error('lost'));
  asked[1]?.answer();
  await turn();
  assert.equal(asked[2]?.keys.length, 50);
  asked[2]?.answer();
  const failed = (await settled).flatMap(({ status }, at) => (status === 'rejected' ? [at] : []));
  assert.deepEqual(
    failed,
    Array.from({ length: 100 }, (_, at) => at),
  );
});
