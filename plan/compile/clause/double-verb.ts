import { verbAt } from './action-words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/**
 * Verbs of one kind that are said together with one object: 升级改造, 研究制定, 建成投用. The first of each pair lists what
 * may come first, the second what may follow it. Verbs of different kinds make no pair, since the second is then
 * nearly always part of a noun: 建设服务中心, 加强管理.
 */
const kinds: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [
  [
    set(
      '升级 改造 更新 提升 提质 扩容 新建 改建 扩建 续建 修缮 修复 优化 整治 整合 完善 健全 巩固 拓展 深化 清理 转型 净化',
    ),
    set('升级 改造 更新 提升 改建 扩建 修缮 修复 优化 整治 整合 完善 健全 巩固 拓展 调整'),
  ],
  [
    set('研究 起草 编制 制定 制订 修订 出台 发布 印发 公布 建立 贯彻 更新 组织 总结 完善'),
    set('编制 制定 制订 修订 出台 发布 印发 公布 建立 完善 健全 落实 实施 执行 部署 解决 推广'),
  ],
  [
    set('引进 引育 培育 培养 招引 扶持 做大 做优 打造 集聚 储备 选拔 遴选 评选 跟踪 发现'),
    set('引进 培育 培养 壮大 发展 做强 做优 集聚 扶持 资助'),
  ],
  [
    set('研发 开发 示范 推广 复制 宣传 试点 引进 保护 盘活 挖掘 回收 传承 征集 应用'),
    set('推广 应用 利用 使用 运用 示范 传承 弘扬 开发 推介 活化'),
  ],
  [
    set('规划 设计 布局 谋划 策划 投资 开工 建设 建成 运营 管理 新建 筹建 申报 启动 组织 牵头'),
    set('布局 建设 运营 运维 投用 投产 实施 开展 举办 承办 使用 维护 打造'),
  ],
  [
    set('排查 摸排 清理 检查 查处 监测 收集 归集 汇总 梳理 分析 分解'),
    set('整治 整顿 治理 整改 处置 查处 梳理 汇总 分析 细化 监督'),
  ],
];

/** 实施方案, 应用场景, 提升工程: the second verb makes one noun with these. */
const head =
  /^(?:方案|细则|意见|规划|计划|规则|办法|条件|标准|范围|结果|场景|平台|中心|基地|机构|系统|软件|程序|机制|体系|制度|政策|措施|举措|指南|指引|目录|清单|报告|项目|工程|行动|资金|费用|用地|单位|企业|主体|人员|人才|队伍|能力|水平|情况|进度|任务|动能|高地|引擎|环境|模式|路线|航线|线路|[期后前中]|标杆|试点|示范)/;

/**
 * The verb together with a second one that shares its object, as long as something is left for them to act on;
 * the verb alone where there is none.
 */
export function withSecondVerb(words: string, at: number, verb: string): string {
  const behind = at + verb.length;
  const second = verbAt(words, behind);
  if (second === null) return verb;
  const object = words.slice(behind + second.length);
  if (object.length < 2 || head.test(object) || /^[的、，。]/.test(object)) return verb;
  return kinds.some(([first, next]) => first.has(verb) && next.has(second)) && verb !== second
    ? verb + second
    : verb;
}
