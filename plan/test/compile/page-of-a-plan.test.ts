import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '@yuheng/plan/compile';

const plansOf = (text: string) => compileDocument(text, { name: 'page.txt', sha256: '' }).plans;

test('the day under the signature is that of the document, not the one on which its page was put up', () => {
  const [plan] = plansOf(`索引号：113/2023-00044 文号：云政〔2023〕1号
发布日期：2023-01-30
各乡镇人民政府：
现将《云川县茶产业发展方案》印发给你们。
云川县人民政府
2023年1月28日
云川县茶产业发展方案
一、主要任务
（一）改造茶园。改造低产茶园2万亩。`);
  assert.equal(plan?.issueDate, '2023-01-28');
  assert.equal(plan?.documentNumber, '云政〔2023〕1号');
});

test('a date in brackets below the title is no time of the plan', () => {
  const [plan] = plansOf(`关于发展学前教育的实施意见
（2022年9月1日）
一、总体目标
到2025年，毛入园率达到95%。
二、主要任务
（一）扩大资源。新建幼儿园12所。`);
  assert.equal(plan?.horizon?.year, 2025);
  assert.equal(plan?.targets.at(-1)?.horizon?.year, 2025);
});

test('a notice with demands of its own, and the division of tasks that it brings', () => {
  const [notice, tasks] = plansOf(`云川县人民政府办公室关于落实2023年重点工作的通知
各乡镇人民政府：
现印发给你们，并提出如下要求：
一、强化责任。各单位要制定实施方案。
二、加强督查。县政府督查室每季度通报一次。
云川县人民政府办公室
2023年2月20日
2023年县政府重点工作任务分解
一、推进工业强县
1.引进项目30个。
牵头单位：县商务局
2.建设标准厂房10万平方米。
牵头单位：县工信局`);
  assert.equal(notice?.items.length, 2);
  assert.equal(tasks?.title, '2023年县政府重点工作任务分解');
  assert.equal(tasks?.items.length, 2);
});

test('two lines of units below the last of several items hold for all of them', () => {
  const [plan] = plansOf(`营商环境提升方案
一、开办企业
1.推行集成办理。
2.推广电子执照。
牵头单位：市甲局
配合单位：市乙局`);
  assert.deepEqual(
    plan?.items.map(({ assignments }) => assignments.map(({ unit, role }) => `${role} ${unit}`)),
    [
      ['lead 市甲局', 'support 市乙局'],
      ['lead 市甲局', 'support 市乙局'],
    ],
  );
});

test('numbered chapters stand beside the foreword', () => {
  const [plan] = plansOf(`Northport Skills Strategy 2024-2028

Foreword
Skills matter to everyone in the town of Northport.

1. Introduction
In 2022, 14% of adults had no qualification.

2. Priorities
Priority 1: Basics
Action 1.1 Train 300 tutors by March 2026. Lead: Adult Learning
Action 1.2 Open two centres by 2027. Lead: Libraries

3. Monitoring and evaluation
We will report progress each year.`);
  assert.deepEqual(
    plan?.headings.filter(({ level }) => level === 1).map(({ text }) => text),
    ['Foreword', 'Introduction', 'Priorities', 'Monitoring and evaluation'],
  );
  assert.equal(plan?.items.length, 2);
});

test('of goals behind dashes none dates the next one', () => {
  const [plan] = plansOf(`云川县工业发展方案
一、主要目标
到2026年，工业实力明显增强。
——投资增长。技改投资年均增长8%，2024年达到40亿元。
——企业成长。规上企业达到300家。
二、主要任务
（一）加强服务。开展走访服务。`);
  assert.deepEqual(
    plan?.targets.flatMap(({ kind, value, horizon }) => (kind === 'numeric' ? [[value, horizon?.year]] : [])),
    [
      [8, 2026],
      [40, 2024],
      [300, 2026],
    ],
  );
});

test('a preamble may say what the plan is to reach', () => {
  const [plan] = plansOf(`关于壮大乡村旅游的若干措施
为促进乡村旅游发展，力争到2024年全县接待游客达到200万人次，旅游收入突破10亿元。现提出以下措施。
一、加强建设
（一）完善设施。新建停车场5个。`);
  assert.deepEqual(
    plan?.targets.slice(0, 2).map(({ value, horizon }) => [value, horizon?.year]),
    [
      [200, 2024],
      [10, 2024],
    ],
  );
});

test('success measures below the last bullet are no part of it', () => {
  const [plan] = plansOf(`Harbour Data Action Plan 2025-2027

Goal 1 – Publish data

Key actions:
- Publish 150 datasets by December 2026
- Work with schools to develop data stories

Success measures:
- 90% of datasets updated on schedule by 2027

Goal 2 – Build capability

Key actions:
- Train 400 staff by mid-2026
- Appoint a data steward in every department`);
  const second = plan?.items.find(({ title }) => title.startsWith('Work with schools'));
  assert.equal(second?.text, 'Work with schools to develop data stories');
  assert.equal(second?.actions.length, 1);
  assert.equal(second?.due, null);
});

test('a column of measures beside one of actions tells how one sees that they are done', () => {
  const [plan] = plansOf(`Waterford Economic Strategy 2023 to 2028
Theme 1: Town centres
Action\tLead\tTimescale\tMeasure
Refurbish the market hall\tRegeneration Team\t2025\tFootfall up 10%
Launch a grant scheme\tEconomic Development\tApril 2024\t60 grants awarded`);
  assert.deepEqual(
    plan?.items.map(({ title }) => title),
    ['Refurbish the market hall', 'Launch a grant scheme'],
  );
});

test('a number in the cell of the work is that of the item', () => {
  const [plan] = plansOf(`Waterford Skills Strategy 2023 to 2028
Theme 1: Skills
Action\tLead\tTimescale
1.1 Open a training centre\tAdult Learning\t2025
1.2 Publish a skills map\tLibraries\tApril 2024`);
  assert.deepEqual(
    plan?.items.map(({ marker, title, actions }) => [marker, title, actions.length]),
    [
      ['1.1', 'Open a training centre', 1],
      ['1.2', 'Publish a skills map', 1],
    ],
  );
});
