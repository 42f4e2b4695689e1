import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '@yuheng/plan/compile';

const text = `海川市停车治理工作要点
一、重点任务
（一）摸清底数。开展泊位普查。（牵头单位：市城管局；责任单位：市公安局。以下任务均需各区政府落实，不再一一列出）
（二）增加供给。新建停车楼3座。（牵头单位：市住建局）
二、保障措施
（三）强化考核。每季度通报一次进展。（市政府督查室负责）`;

test('a remark gives its units to the item where it stands and to all below', () => {
  const items = compileDocument(text, { name: 'points.txt', sha256: '' }).plans[0]?.items ?? [];
  assert.deepEqual(
    items.map(({ assignments }) => assignments.map(({ unit, role }) => `${role} ${unit}`)),
    [
      ['lead 市城管局', 'responsible 市公安局', 'implement 各区政府'],
      ['lead 市住建局', 'implement 各区政府'],
      ['responsible 市政府督查室', 'implement 各区政府'],
    ],
  );
  assert.deepEqual(
    items[0]?.actions.map(({ span }) => text.slice(span.start, span.end)),
    ['开展泊位普查'],
  );
});
