import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileDocument } from '@yuheng/plan/compile';

const plain = `云川市冷库建设行动计划（2009—2011年）
一、工作目标
到2011年，全市冷库容积达到12万立方米，占GDP比重提高到1.5%（市统计局口径）。
二、主要任务
（一）推进项目建设。
1.新建冷库。2010年6月底前，建成冷库3座；（市商务局牵头，市农业局配合）
2.更新设备。购置制冷机20台，培训5,000人次。`;
const wide = plain.replaceAll(/[\dA-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const narrow = plain.replaceAll(/[，；（）]/g, (one) => ',;()'.charAt('，；（）'.indexOf(one)));

const compiled = (text: string) => {
  const [plan] = compileDocument(text, { name: 'plan.txt', sha256: '' }).plans;
  assert.ok(plan);
  return plan;
};
/** What does not depend on how the text is typed. */
const essence = (text: string) => {
  const { headings, items, targets, numbers } = compiled(text);
  return {
    headings: headings.map(({ level, span }) => [level, span]),
    items: items.map(({ span, due, assignments, actions }) => [
      span,
      due?.date,
      assignments.map((one) => [one.role, one.span]),
      actions.map((one) => [one.modality, one.span]),
    ]),
    targets: targets.map((one) => [one.span, one.comparator, one.value, one.unit, one.horizon?.year]),
    numbers: numbers.map((one) => [one.span, one.class, one.value]),
  };
};

describe('the width of figures and punctuation', () => {
  it('makes no difference to what is found', () => {
    assert.equal(compiled(plain).items.length, 2);
    assert.deepEqual(essence(wide), essence(plain));
    assert.deepEqual(essence(narrow), essence(plain));
  });

  it('is quoted as it is printed', () => {
    assert.equal(compiled(wide).items[0]?.marker, '１.');
    assert.equal(compiled(wide).title, '云川市冷库建设行动计划（２００９—２０１１年）');
    assert.equal(compiled(narrow).title, '云川市冷库建设行动计划(2009—2011年)');
    const [item] = compiled(narrow).items;
    assert.equal(narrow.slice(item?.span.start, item?.span.end), item?.text);
  });

  it('stays as it is in a sentence of another language', () => {
    const english =
      'Harbour Plan\n1. Build parks (more than 5 hectares), so that 1,000 trees grow.\n2. Plant hedges.';
    assert.equal(
      compiled(english).items[0]?.text,
      'Build parks (more than 5 hectares), so that 1,000 trees grow.',
    );
  });
});
