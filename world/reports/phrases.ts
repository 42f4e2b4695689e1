import type { Random } from '../model/random.ts';
import type { Subject } from './series.ts';

/** Ways to write a thing. `#` is a figure with its unit, `@` the name of what it counts. */
export interface Phrases {
  readonly onPlan: readonly string[];
  readonly still: readonly string[];
  readonly fell: readonly string[];
  readonly level: readonly string[];
  readonly about: readonly string[];
  readonly added: readonly string[];
  readonly other: readonly string[];
  readonly met: readonly string[];
  readonly notMet: readonly string[];
  readonly closed: readonly string[];
  readonly milestone: readonly string[];
}

/** On these the rules were tuned. */
export const tuningPhrases: Phrases = {
  onPlan: [
    '各项工作按计划有序推进，责任单位加强调度。',
    '按照时间节点推进，本期工作进展顺利，总体符合预期。',
    '已召开两次推进会，现场施工正常，资金拨付到位。',
    'Work proceeds as planned; the contractor is on site and funds are in place.',
    'Everything is on schedule, and coordination with the districts has been strengthened.',
  ],
  still: [
    '受审批影响，本月无新增，后续批复后按计划推进。',
    '本期数据与上月持平，项目处于设备招标阶段，总体仍在计划内。',
    'No progress this month: the tender is still open, as the schedule foresees.',
  ],
  fell: [
    '受季节因素影响，@有所回落，属正常波动，全年计划不变。',
    'The figure fell slightly for seasonal reasons; the year as a whole is on plan.',
  ],
  level: [
    '截至目前，@达到#，各项任务按计划推进。',
    '@已达#。下一步继续加强调度。',
    '本期重点抓好督促落实，@为#，总体进展正常。',
    'The @ now stand at #, and work goes on as planned.',
    'By the end of the period the @ reached #.',
  ],
  about: ['@约#，按计划推进。', '@达到#左右，进展正常。', 'The @ stand at about #, on schedule.'],
  added: [
    '本期新增@#，进展顺利。',
    '自上次报送以来，@新增#。',
    'The @ increased by # since the last report.',
  ],
  other: [
    '力争年底前@达到#。',
    '全年计划@达到#，目前按计划推进。',
    '去年同期@为#，今年工作正在推进。',
    '其中金水区@达到#，其余各区正在推进。',
    'We expect the @ to reach # by the end of next year.',
  ],
  met: [
    '@目标已完成，提前实现规划任务。',
    '经努力，已全面完成@目标。',
    '截至目前，@已达到规划目标值。',
    'The target for the @ has been met ahead of time.',
  ],
  notMet: [
    '距@目标还有差距，正加快推进。',
    '预计年底完成@目标，目前按计划推进。',
    '已完成@年度目标，为后续打下基础。',
    '已完成@目标任务的62%，按计划推进。',
    'The target for the @ has not been met yet; work goes on.',
  ],
  closed: [
    '任务已全部完成，资料齐全，申请办结。',
    '各项建设内容全部完成并通过验收。',
    'All works are complete and accepted.',
  ],
  milestone: ['主体工程已完工。', '该节点任务已完成。', 'This milestone is complete.'],
};

/** Kept apart from the tuning; one early listing showed some of what was missed in them. */
export const heldPhrases: Phrases = {
  onPlan: [
    '本季度任务稳步实施，责任分工明确，未发现影响工期的问题。',
    '项目建设如期开展，参建单位配合良好，质量安全受控。',
    '专班每周调度，重点环节逐项销号，序时进度基本同步。',
    'The programme is going well and all partners deliver on time.',
    'We are on track; two site meetings were held and open points settled.',
  ],
  still: [
    '因用地手续未办结，暂无变化，拟于手续办结后集中开工。',
    '目前项目尚处于方案评审环节，指标未见增长，与进度安排一致。',
    'The figure is unchanged because the works season has not begun; this was foreseen.',
  ],
  fell: [
    '因口径调整和企业迁出，@较前期下降，正在核实。',
    'The @ declined after two sites were taken down for rebuilding.',
  ],
  level: [
    '据统计，目前@为#，进度正常。',
    '专班核实，@累计达到#，后续工作稳步实施。',
    '本期@提高到#，完成序时进度。',
    'At present the @ amount to #; all partners deliver on time.',
    'The @ are now at #.',
  ],
  about: ['目前@接近#，稳步实施。', '@已超过#，完成情况较好。', 'The @ are now around #.'],
  added: ['本期净增@#，完成情况较好。', '近期@增加#，稳步实施。', 'The @ grew by # in this period.'],
  other: [
    '下一步，争取@提高到#。',
    '明年@拟达到#，目前正在制定方案。',
    '上年@为#，本年度工作稳步开展。',
    '郑东新区@达到#，正在总结推广。',
    'Next year the @ should reach #.',
  ],
  met: [
    '@规划目标圆满完成。',
    '@的目标值现已实现，超出预期。',
    '我们提前达成了@的规划目标。',
    'We have achieved the target for the @.',
  ],
  notMet: [
    '@目标尚未实现，已制定补救措施。',
    '有望在下半年实现@目标。',
    '@完成本季度分解目标，后续稳步实施。',
    '已实现@目标的七成，后续稳步实施。',
    'We will meet the target for the @ next year.',
  ],
  closed: [
    '工作任务圆满结束，成果已移交使用单位。',
    '已完成全部约定内容，提请核销。',
    'The work has been handed over to its users.',
  ],
  milestone: ['已按期完成本阶段建设。', '设备安装全部到位。', 'The equipment is installed.'],
};

export function phrase(random: Random, all: readonly string[]): string {
  return all[random.whole(0, all.length - 1)] ?? '';
}

/** A phrase about a figure of a subject, in the language of the phrase. */
export function figurePhrase(
  random: Random,
  all: readonly string[],
  subject: Subject,
  shown: number,
  decimals = subject.unit === 'C62' ? 0 : subject.unit === 'P1' ? 1 : 2,
): string {
  const words = phrase(random, all);
  const english = /^[\p{ASCII}]+$/u.test(words);
  const figure = shown.toFixed(decimals);
  const [zh, en] = subject.names;
  const unit = !english
    ? `${figure}${subject.counter}`
    : subject.unit === 'CNY'
      ? `${(shown / 10).toFixed(decimals + 1)} billion yuan`
      : subject.unit === 'P1'
        ? `${figure}%`
        : figure;
  return words.replaceAll('@', english ? en : zh).replaceAll('#', unit);
}
