/**
 * Words by which plans say that something is to be reached. Verbs of making take what they count as their object
 * (建成5个); verbs of reaching have it before them (规模达到500亿元).
 */
const making = [
  '建成 建设 新建 改建 续建 扩建 改造 新改建 布局建设 新建改造 更新改造 建设完成 建成投用 开工 新开工 竣工 投产 布设 铺设 敷设 安装 投放 配备 配置 部署 开通 打通 贯通 布局 搭建',
  '培育 培养 培植 引进 引育 招引 引进培育 培育引进 培育壮大 培育形成 储备 输送 选育 选树 孵化 集聚 汇聚 吸引 新增 新设 新认定 新引进 新培育 新发展 新打造 新创 打造 创建 创成 争创 组建 设立 建立 成立',
  '形成 完成 实现 认定 遴选 评选 推选 挑选 筛选 评定 表扬 获得 申报 申请 推广 推广应用 推出 发布 推介 举办 承办 组织 组织开展 开展 实施 落地 签约 签订 上市 上线 认证 研制 攻克 突破 转化 归集 汇集 接入 开放',
  '选择 选取 硬化 制定 修订 制修订 主导制定 牵头制定 参与制定 参与制修订 安排 投入 筹集 发放 购置 带动 吸纳 帮扶 救助 惠及 培训 轮训 选派 盘活 腾退 淘汰 关停 整治 修复 绿化 造林 栽植 安置 覆盖 支持 争取 完善 升级 发展 开拓 建强 做强 做优 建好 办好 塑造 开行',
];
/** Verbs that are nouns elsewhere in a clause (服务, 治理), so that they count only right before the number. */
const makingLast =
  '推进 推动 启动 谋划 守住 保有 服务 治理 研发 开发 更新 供应 提供 筹建 开设 种植 养殖 存栏 出栏 收储 消除 化解 减排 节约 替代 回收 处置 资助 受益 征集 接待 转移 累计 每年 年均 达成 处理 利用 生产 销售 交易 接种 保障 满足 调配 预留 减少 压减 解决 减负 年产 日产 树立 招募 招聘 聘请 梳理 生成 收集 腾出 拆除 搬迁 迁建 救治 清理 清退 整合 发掘';
const reaching = [
  '达到 达 稳定达到 力争达 超过 突破 超 大于 高于 多于 逾 优于 不低于 不少于 不小于 不短于 至少 至少有 最少 最低 不超过 不高于 不大于 不多于 低于 少于 小于 不足 最多 最高',
  '控制在 限制在 保持 保持在 维持在 稳定在 迈上 登上 进入 跻身 位居 位列 占 占比 占比达 比重 比例 为 翻',
];
const rising = '提高 提升 增长 增加 扩大 拓展 升级 提速 扩展 覆盖 延长 发展 上升';
const falling = '降低 下降 减少 压缩 压减 缩短 压降 回落 收窄 缩小';
const change =
  '年均增长 增速 增幅 降幅 升至 升到 增至 增到 降至 降到 降为 减至 减到 新增 每年新增 占比提高 增收';
const adverbs =
  '力争 确保 争取 努力 全面 累计 每年 其中 同时 积极 加快 大力 分别 均 推动 引导 鼓励 支持 推进 着力 持续 不断 率先 全部 总计 年内 计划 稳步 逐步 进一步 到期末 期末 规划期末';

const alternatives = (...words: string[]) =>
  [...new Set(words.flatMap((line) => line.split(' ')))]
    .toSorted((one, other) => other.length - one.length)
    .join('|');
const to = (words: string) =>
  words.split(' ').flatMap((verb) => [verb, `${verb}到`, `${verb}至`, `${verb}为`]);

/** A verb of making in front of a count: 建成5个, 引进培育3家. */
export const makingVerb = new RegExp(`(?:${alternatives(...making)})`);
/** The same right before a number. */
export const makingVerbLast = new RegExp(
  `(?:${alternatives(...making, makingLast)})(?:出|了|约|近|不少于|超过|至少|\\s)?$`,
);
/** The same where a stretch of words begins with it. */
export const leadingVerb = new RegExp(`^(?:${alternatives(...making, makingLast)})(?:了)?`);
/** Adverbs and connectives that stand before what a sentence is about. */
export const leadingAdverb = new RegExp(`^(?:${alternatives(adverbs)})`);
/** A verb of reaching right before a number, an approximation between them allowed: 达到约. */
export const reachingVerb = new RegExp(
  `(?:${alternatives(...reaching, change, ...to(rising), ...to(falling))})(?:约|大约|近|接近|全省|全国|全市|了|\\s|[≥≤＞＜><]){0,2}$`,
);
