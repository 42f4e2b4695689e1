/** Words by which plans say that something is to be reached; longer ones first, so that a beginning does not win. */
const counted =
  '引进培育 培育壮大 培育引进 培育形成 布局建设 新建改造 新改建 建设完成 推广应用 建成投用 建成 建设 新建 改造 升级 培育 培养 引进 引育 ' +
  '打造 新增 形成 完成 实现 认定 发展 集聚 汇聚 组织 举办 开展 推广 部署 开通 遴选 创建 组建 设立 建立 成立 孵化 落地 实施 开放 选派 制定 ' +
  '制修订 突破 推出 发布 布局 搭建 支持 争取 安排 投入 带动 吸引 覆盖 接入 汇集 归集 攻克 研制 转化 上线 认证 培训 完善 扩建 购置 purchase install build plant train 申请 获得 评选 上市';
const reached =
  '达到 达 超过 突破 超 大于 高于 多于 逾 不低于 不少于 不小于 至少 不超过 不高于 不大于 控制在 保持在 稳定在 提高到 提升到 提高至 提升至 ' +
  '增长到 增加到 增长至 增加至 降低到 下降到 降低至 下降至 降至 减少到 压缩至 压缩到 压减至 缩短至 增长 增加 提高 提升 降低 下降 减少 压缩 ' +
  '压减 缩短 扩大到 扩大至 升至 增至 为';
const adverbs =
  '力争 确保 争取 努力 全面 累计 每年 其中 同时 积极 加快 大力 分别 均 推动 引导 鼓励 支持 推进 着力 持续 不断 率先 全部 总计 年内';

const english = ['at least', 'more than', 'reaches', 'reach', 'over', 'up to', 'at most', 'by'].join('|');

const alternatives = (words: string) =>
  words
    .split(' ')
    .toSorted((one, other) => other.length - one.length)
    .join('|');

/** A verb of making in front of a count: 建成5个, 引进培育3家. */
export const makingVerb = new RegExp(`(?:${alternatives(counted)})`, 'i');
/** The same right before a number. */
export const makingVerbLast = new RegExp(`(?:${alternatives(counted)})(?:了)?$`, 'i');
/** The same where a stretch of words begins with it. */
export const leadingVerb = new RegExp(`^(?:${alternatives(counted)})(?:了)?`, 'i');
/** Adverbs and connectives that stand before what a sentence is about. */
export const leadingAdverb = new RegExp(`^(?:${alternatives(adverbs)})`);
/** A verb of reaching right before a number, an approximation between them allowed: 达到约. */
export const reachingVerb = new RegExp(
  `(?:${alternatives(reached)})(?:约|大约|近|接近|全省|全国|了)?$|\\b(?:${english})\\s$`,
  'i',
);
