import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../../compile/compile-document.ts';
import { diffPlans } from '../../../rules/amend/diff-plans.ts';
import { chance } from './edit-model.ts';
import { render, worksOfHouse } from './plan-model.ts';

/** Time against size, as a ratio of the same run: four times the items would cost sixteen times by comparing all with all. */
test('comparing two plans grows with their size, not with its square', (context) => {
  const [small, middle, large] = [200, 500, 800].map((count) => bestOf(versions(count)));
  context.diagnostic(
    `two plans of 200, 500, 800 items: ${[small, middle, large].map((time) => time?.toFixed(0))} ms`,
  );
  assert.ok((large ?? Number.POSITIVE_INFINITY) / (small ?? 1) < 12, `${small} ms, ${large} ms`);
});

function bestOf({ before, after }: ReturnType<typeof versions>): number {
  const times = Array.from({ length: 6 }, () => {
    // What the processor did for it: what else goes on on the machine does not count.
    const start = process.threadCpuUsage();
    diffPlans(before, after);
    return process.threadCpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}

/** A plan of so many items made of the clauses of real wording, and a version of it with every fourth item changed. */
function versions(count: number) {
  const next = chance(7);
  const clauses = worksOfHouse().flatMap(({ works }) =>
    works.flatMap(({ text }) => text.split(/(?<=[，。；])/)),
  );
  const clause = () => clauses[Math.floor(next() * clauses.length)] ?? '';
  const works = Array.from({ length: count }, (_one, at) => ({
    name: String(at),
    text: `做好第${at}件事情。${Array.from({ length: 8 }, () =>
      clause()
        .replaceAll(/[\d①-⑩（）()【】]/g, '')
        .replace(/[，。；]?$/, '，'),
    ).join('')}抓好落实。`,
  }));
  const parts = (list: typeof works) =>
    [...Map.groupBy(list, (_work, at) => Math.floor(at / 10)).values()].map((own, at) => ({
      title: `第${at}个方面的工作`,
      works: own,
    }));
  const changed = works.flatMap((work, at) => {
    if (at % 16 === 0) return [];
    return [
      at % 4 === 1 ? { ...work, text: work.text.replace('抓好落实', `${clause()}形成长效机制`) } : work,
    ];
  });
  const compile = (list: typeof works) =>
    compileDocument(render({ parts: parts(list) }), { name: 'x.txt', sha256: '' }).plans[0] ?? assert.fail();
  const [before, after] = [compile(works), compile(changed)];
  assert.equal(before.items.length, count);
  return { before, after };
}
