import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAssignments } from '../../compile/work/assignments.ts';
import { saysFirstLeads } from '../../compile/work/role-words.ts';

const read = (text: string) =>
  readAssignments(text, { start: 0, end: text.length }, saysFirstLeads(text)).map(
    ({ unit, role }) => `${role} ${unit}`,
  );

test('units and roles in every notation', () => {
  for (const [text, ...expected] of [
    ['做好工作。（省甲厅牵头，省乙局、各市政府配合）', 'lead 省甲厅', 'support 省乙局', 'support 各市政府'],
    ['做好工作。\n责任单位：省工业和信息化厅、省乙局', 'responsible 省工业和信息化厅', 'responsible 省乙局'],
    ['责任单位：省甲厅、省乙局（列第一位者为牵头单位，下同）', 'lead 省甲厅', 'responsible 省乙局'],
    [
      '做好工作。（省甲厅、省乙局按职责分工负责）（列第一位者为牵头单位，下同）',
      'responsible 省甲厅',
      'responsible 省乙局',
    ],
    ['牵头单位：省甲厅；配合单位：省乙局、省丙委', 'lead 省甲厅', 'support 省乙局', 'support 省丙委'],
    ['由县甲局牵头，县乙局参与。', 'lead 县甲局', 'participate 县乙局'],
    ['（责任单位：☆县甲局、县乙局。标☆的为牵头单位，下同。）', 'lead 县甲局', 'responsible 县乙局'],
    ['责任单位：县甲局★、县乙局', 'lead 县甲局', 'responsible 县乙局'],
    ['（省甲厅、省乙局按职责分工负责，2025年底前完成）', 'responsible 省甲厅', 'responsible 省乙局'],
    [
      '［市甲局，各县（市、区）人民政府按职责分工负责］',
      'responsible 市甲局',
      'responsible 各县（市、区）人民政府',
    ],
    ['责任单位：市甲局，各县（市、区）政府', 'responsible 市甲局', 'responsible 各县（市、区）政府'],
    ['清理河道。（县甲局牵头，各乡镇配合）', 'lead 县甲局', 'support 各乡镇'],
    ['清理村庄。（各镇街负责，县甲局指导）', 'responsible 各镇街', 'guide 县甲局'],
    ['走访农户。（各帮扶责任单位、各行政村）', 'responsible 各帮扶责任单位', 'responsible 各行政村'],
    ['整治河道。（城关镇牵头，有关部门配合）', 'lead 城关镇', 'support 有关部门'],
    ['降低成本。（县甲局负总责，县乙局具体落实）', 'lead 县甲局', 'implement 县乙局'],
    ['考核（技工院校内由县甲局负责）。', 'responsible 县甲局'],
    ['下放权限。（负责部门：县甲局；适用范围：全县各园区）', 'responsible 县甲局'],
    ['各街道办事处：具体组织实施。', 'responsible 各街道办事处'],
    ['县消防救援大队：负责检查。', 'responsible 县消防救援大队'],
    [
      '流通促进。（省商务厅、省农业厅等和各有关市政府按职责分工负责）',
      'responsible 省商务厅',
      'responsible 省农业厅',
      'responsible 各有关市政府',
    ],
    [
      '整治扬尘。（市住建局、城管局牵头督导，市公安局参与）',
      'lead 市住建局',
      'lead 城管局',
      'participate 市公安局',
    ],
    [
      '责任单位：市科技局、各县（市）、区政府（管委会）',
      'responsible 市科技局',
      'responsible 各县（市）、区政府（管委会）',
    ],
    [
      '编制清单。（市住建局牵头，市城管局参与，各区负责落实。以下各项工作均需各区落实，不再列出）',
      'lead 市住建局',
      'participate 市城管局',
      'responsible 各区',
    ],
    ['建设车站。【责任单位】市甲局、市乙局【完成时限】2023年底', 'responsible 市甲局', 'responsible 市乙局'],
    [
      '建设车站。［市甲局、各县（市、区）、开发区］',
      'responsible 市甲局',
      'responsible 各县（市、区）',
      'responsible 开发区',
    ],
    ['开展宣传。（各有关单位）', 'responsible 各有关单位'],
    ['排查隐患（各苏木镇、旗甲局）。', 'responsible 各苏木镇', 'responsible 旗甲局'],
    ['责任单位：省甲厅和省乙局等部门', 'responsible 省甲厅', 'responsible 省乙局'],
    [
      '(Lead: Transport Department; Support: Finance Bureau)',
      'lead Transport Department',
      'support Finance Bureau',
    ],
  ] as const) {
    assert.deepEqual(read(text), expected, text);
  }
});

test('brackets and sentences that name nobody', () => {
  for (const text of [
    '5G（第五代移动通信技术）产业',
    '支持企业（含外资企业）参与建设。',
    '推动产学研协作，鼓励高校参与',
    '组建产业联盟，带动中小企业参与。',
    '通过购买服务等方式，鼓励社会和民间智库参与。',
    '强化部门协同。充分发挥统筹作用。',
  ]) {
    assert.deepEqual(read(text), [], text);
  }
});
