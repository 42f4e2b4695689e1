import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { askAnew } from '../data/ask-anew.ts';

/** A query whose answers are given one after the other, by hand. */
function observed() {
  const queries = new QueryClient();
  const asked: PromiseWithResolvers<string>[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: ['job'],
    queryFn: () => {
      const answer = Promise.withResolvers<string>();
      asked.push(answer);
      return answer.promise;
    },
  });
  return { queries, asked, observer, stop: observer.subscribe(() => undefined) };
}

test('a first answer that was on its way when something was heard is not taken for the news', async () => {
  const { queries, asked, stop } = observed();
  const anew = askAnew(queries, ['job']);
  asked[0]?.resolve('running');
  while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
  asked[1]?.resolve('done');
  await anew;
  assert.equal(queries.getQueryData(['job']), 'done');
  stop();
});

test('what is known stays until the news have come', async () => {
  const { queries, asked, stop } = observed();
  asked[0]?.resolve('running');
  await queries.getQueryCache().find({ queryKey: ['job'] })?.promise;
  const anew = askAnew(queries, ['job']);
  assert.equal(queries.getQueryData(['job']), 'running');
  while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
  asked[1]?.resolve('done');
  await anew;
  assert.equal(queries.getQueryData(['job']), 'done');
  stop();
});
