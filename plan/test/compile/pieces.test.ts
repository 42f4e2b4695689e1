import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPieces } from '../../compile/clause/pieces.ts';

/** Each piece but markers and points as `class: words`. */
const read = (text: string) =>
  readPieces(text, { start: 0, end: text.length }, [])
    .pieces.filter(({ class: kind }) => kind !== 'punctuation' && kind !== 'marker')
    .map(({ class: kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);

const cases: readonly (readonly [string, ...string[]])[] = [
  // Times by themselves.
  ['到2025年底，建成平台。', 'due: 到2025年底', 'action: 建成平台'],
  ['自批准设立之日起，执行新办法。', 'due: 自批准设立之日起', 'action: 执行新办法'],
  // For whom and when, and only then what.
  ['对新设企业，按照实际需要，给予场地补助。', 'action: 对新设企业，按照实际需要，给予场地补助'],
  ['符合条件的人员自主创业的，可申请贷款。', 'action: 符合条件的人员自主创业的，可申请贷款'],
  ['有条件的城市，将巡查纳入网格管理。', 'action: 有条件的城市，将巡查纳入网格管理'],
  ['各县要督促环卫、市政等主管部门，制定计划。', 'action: 各县要督促环卫、市政等主管部门，制定计划'],
  ['未经市能源局批准，任何单位不得动用储备。', 'action: 未经市能源局批准，任何单位不得动用储备'],
  ['鼓励金融机构创新担保方式，建立对接制度。', 'action: 鼓励金融机构创新担保方式', 'action: 建立对接制度'],
  // States and levels are wanted, not done.
  ['教师基本达到大专以上学历。', 'target: 教师基本达到大专以上学历'],
  ['投诉办结率保持100%。', 'target: 投诉办结率保持100%'],
  ['每个考场配置不少于2辆新能源车。', 'action: 每个考场配置不少于2辆新能源车'],
  // Who sits where.
  ['设立总站长，由县长担任。', 'action: 设立总站长', 'units: 由县长担任'],
  // Points of a list that head sentences, and such that do not.
  ['一是完善管理体系。建立护路队伍。', 'heading: 完善管理体系', 'action: 建立护路队伍'],
  ['一是加强宣传。二是严格考核。', 'action: 加强宣传', 'action: 严格考核'],
  // Objects that go on.
  ['培养10名院士后备人才，不少于20名国家级人选。', 'action: 培养10名院士后备人才，不少于20名国家级人选'],
  // English.
  [
    'To keep costs low, departments will recruit designers.',
    'manner: To keep costs low,',
    'action: departments will recruit designers',
  ],
  [
    'Redesign will start by April and the service must be live by March 2027.',
    'action: Redesign will start by April',
    'action: the service must be live by March 2027',
  ],
  ['Assess and report the progress of each office.', 'action: Assess and report the progress of each office'],
  ['60% of buses will be electric by 2030.', 'target: 60% of buses will be electric by 2030'],
  ['The lists will be reviewed each year.', 'action: The lists will be reviewed each year'],
  ['Target Date', 'other: Target Date'],
];

for (const [text, ...expected] of cases) {
  test(`clauses of ${text}`, () => assert.deepEqual(read(text), expected));
}
