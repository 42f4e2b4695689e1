import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPieces } from '../../compile/clause/pieces.ts';

/** Each action as `modality verb`. */
const read = (text: string) =>
  readPieces(text, { start: 0, end: text.length }, []).actions.map(
    ({ modality, verb }) => `${modality} ${verb}`,
  );

const cases: readonly (readonly [string, ...string[]])[] = [
  // What is forbidden is never what is to be done.
  ['严禁将永久基本农田纳入建设用地范围。', 'commit 严禁'],
  ['取消对新能源汽车的补贴。', 'commit 取消'],
  ['对高耗能企业停止给予电价优惠。', 'commit 停止'],
  ['建设单位不得擅自变更设计。', 'commit 不得'],
  ['未经主管部门批准，任何单位不得动用储备。', 'commit 不得'],
  ['不新增隐性债务，不再审批燃煤项目。', 'commit 不新增', 'commit 不再'],
  ['杜绝新增违建。', 'commit 杜绝'],
  // A ban that only describes, or that another verb rules.
  ['将禁止新建的项目纳入负面清单。', 'commit 纳入'],
  ['对不得享受补贴的企业给予通报。', 'grant 给予'],
  ['落实禁止新建燃煤项目的规定。', 'commit 落实'],
  ['督促企业停止违法排污。', 'commit 督促'],
  // Titles do nothing, and are not cut.
  ['按照《洛水市支持低空经济发展若干政策》有关规定落实资金。', 'commit 落实'],
  ['修订《建立并完善公共数据制度的意见》。', 'commit 修订'],
  // Who sits where, where to look, how many for each.
  ['建立联席会议制度，市政府分管副市长任召集人。', 'commit 建立'],
  ['具体考核办法见附件2。'],
  ['建设智慧养老院20个，每个乡镇至少1个。', 'commit 建设'],
  // Two verbs with one object, and a verb that is part of the object.
  ['升级改造农贸市场12个。', 'commit 升级改造'],
  ['建设运营充电站20座，推广应用无人机。', 'commit 建设运营', 'commit 推广应用'],
  ['制定实施方案，建设服务中心。', 'commit 制定', 'commit 建设'],
  ['允许企业在园区开展夜间飞行。', 'enable 允许'],
  // English: leave, grants and bans.
  [
    'The Education Department shall establish a network of champions and may award grants to voluntary organisations.',
    'commit establish',
    'grant award',
  ],
  ['The Council may establish a fund for repairs.', 'enable establish'],
  ['This may include training and guidance for staff.'],
  ['The Council will not award grants to polluting firms.', 'commit not award'],
  ['The Council will no longer build car parks.', 'commit no longer build'],
  // A verb that no list has, behind its actor.
  ['由市财政局代缴保费。', 'commit 代缴'],
];

for (const [text, ...expected] of cases) {
  test(`verbs of ${text}`, () => assert.deepEqual(read(text), expected));
}

test('a ban stays a ban, whoever stands before it and whatever it forbids', () => {
  const bans = fc.constantFrom('禁止', '严禁', '不得', '不准', '不再', '停止', '取消', '限制', '杜绝');
  const subjects = fc.constantFrom(
    '',
    '坚决',
    '各县区要',
    '任何单位',
    '市场监管部门',
    '对高耗能企业一律',
    '规划区内',
  );
  const forbidden = fc.constantFrom(
    '新建数据中心',
    '将耕地纳入用地范围',
    '对违规企业给予补贴',
    '审批《建设规划》外的项目',
    '把资金用于偿债',
    '给予电价优惠',
    '支持高耗能项目建设',
  );
  fc.assert(
    fc.property(subjects, bans, forbidden, (subject, ban, words) => {
      assert.deepEqual(read(`${subject}${ban}${words}。`), [`commit ${ban}`]);
    }),
  );
});
