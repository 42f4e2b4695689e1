import type { Modality } from '../compiled.ts';

/** Verbs by which a plan lets others act or helps them on, by what the office itself thereby does. */
const enabling =
  '允许 准许 便利 支持 扶持 推动 推进 促进 加快 助力 帮助 协助 协同推进 稳步推进 统筹推进 扎实推进';
const encouraging = '鼓励 引导 倡导 吸引 动员 号召 激励';
const granting =
  '给予 予以 奖励 补助 补贴 资助 奖补 贴息 减免 免征 免收 减征 返还 表彰 表扬 优先支持 优先安排 发放 兑现';

/** Verbs for what the office does itself. */
const committing =
  '策划 发出 发起 编制 制定 制订 制修订 修订 修编 起草 出台 印发 发布 公布 公开 设立 建立 成立 组建 筹建 创建 建设 新建 改建 扩建 改扩建 续建 共建 建成 构建 搭建 打造 ' +
  '培育 培养 培训 壮大 做大 做强 做优 引进 引育 招引 招募 引入 落实 落地 实施 组织 开展 举办 承办 召开 编写 编印 印制 完善 健全 优化 强化 加强 加大 深化 ' +
  '拓展 拓宽 扩大 规范 严格 严控 严禁 控制 压减 压缩 淘汰 关停 清理 整治 整合 治理 修复 保护 排查 摸排 普查 梳理 核查 检查 督查 督导 督促 监督 监测 评估 评价 ' +
  '考核 通报 约谈 问责 调度 协调 统筹 布局 规划 部署 安排 投入 争取 筹集 统筹使用 设置 配置 配备 采购 购置 购买 安装 改造 更新 升级 提升 提高 增强 发展 ' +
  '研发 研制 研究 攻关 突破 攻克 试点 试行 试验 示范 推广 复制 应用 使用 利用 运用 采用 采取 探索 创新 启动 开通 开放 开设 开辟 开发 打通 畅通 对接 衔接 接入 ' +
  '共享 归集 汇聚 采集 上报 报送 报告 填报 总结 宣传 宣讲 宣介 推介 推荐 遴选 评选 认定 评定 培树 选树 选派 选拔 聘请 聘任 招聘 列入 纳入 列为 作为 形成 实现 完成 ' +
  '达成 确保 保障 保持 维护 保证 提供 供给 发挥 依法 打击 查处 惩处 查办 追究 处置 处理 受理 办理 审批 简化 精简 取消 下放 降低 减少 缩短 缩减 减轻 延长 放宽 放开 ' +
  '明确 确定 细化 分解 压实 夯实 筑牢 巩固 守住 守牢 稳定 恢复 盘活 调整 调动 转变 转化 转型 融入 融合 联合 合作 协作 参与 参加 加入 举行 主动 申请 申报 申建 争创 创成 ' +
  '支撑 带动 拉动 激发 释放 营造 树立 弘扬 普及 覆盖 延伸 下沉 种植 栽植 补植 植树 绿化 疏浚 疏通 铺设 敷设 架设 布设 布放 投放 投用 投产 上线 运行 运营 运维 管理 管护 养护 ' +
  '巡查 巡护 值守 演练 救援 救治 诊断 筛查 体检 随访 登记 建档 备案 签订 签约 制作 出版 播放 展示 展销 销售 收购 收储 储备 供应 运输 配送 回收 利旧 拆除 腾退 搬迁 迁移 ' +
  '新增 新设 增设 增加 增配 补充 补齐 填补 丰富 满足 汇总 汇编 分析 研判 预警 预报 预测 防范 防止 预防 化解 消除 遏制 杜绝 避免 集聚 聚集 集成 集中 集约 聚力 抢抓 抓好 抓实 抓紧 做好 做实 做细 ' +
  '担任 牵头 负责 配合 指导 服务 帮扶 救助 慰问 走访 调研 论证 咨询 审查 审核 审计 验收 核定 核算 测算 统计 公示 反馈 整改 落成 挂牌 揭牌 授予 命名 提请 报请 征求 ' +
  '实行 推行 执行 施行 贯彻 遵守 坚持 结合 整体推进 全面推开 流转 托管 经营 改善 提质 扩容 增效 降本 节约 节能 减排 降耗 净化 美化 硬化 亮化 净增 收集 收治 清零 清退 解决 回应 答复 ' +
  '设在 设定 划定 划分 划拨 下达 拨付 分配 分担 承担 交办 派发 派驻 进驻 入驻 迁建 迁入 兴办 兴建 举报 投诉 曝光 冻结 处罚 吊销 注销 变更 转让 交易 质押 担保 增信 贴现 融资 上市 挂钩 联动 联通 互认 互通 ' +
  '攻坚 破解 缓解 扭转 抵御 加装 加密 加固 织密 织牢 编织 摸清 厘清 理顺 管好 用好 建好 办好 办成 搞好 守护 呵护 关爱 尊重 传承 展现 讲好 唱响 擦亮 叫响 挖掘 激活 唤醒 重塑 重构 再造 改革 改进 改良 选育 选购 引种 轮作 休耕 养殖 放养 捕捞 屠宰 加工 包装 检测 检验 检疫 鉴定 认证 认可 标定 校准 溯源 追溯 留存 保存 保管 归档 销毁 脱敏 加快推进 转诊 会诊 义诊 坐诊 援助 代办 帮办 领办 督办 催办 转办 查找 查摆 剖析 复盘 评议 评比 竞赛 比武 练兵 轮训 实训 研修 进修 挂职 交流 互访 互派 结对 包联 包抓 挂图 打表 倒排 压茬 跟踪 回访 跟进 问效 入股 ' +
  '免除 更换 坚守 恪守 写入 倾斜 列支 发给 追回 赋予 放在 摆在 出具 开具 签署 颁发 核发 换发 纠正 制止 取缔 查封 停止 暂停 终止 抵扣 冲抵 调剂 调拨 调运 标注 标明 注明 劝导 疏导 驻村 认领 认养 募集 捐赠 录入 上传 提交 报备 报批 核准 批复 修缮 修建 复垦 清除 免疫 接种 剔除 移出 责令 约束 禁止 限制 摆上 送达 告知 提醒 提示 核验 核对 比对 登录 缴纳 收取 支付 结算 退回 退还 赔偿 补偿 补缴 缓缴 突出 选聘 聘用 录用 录取 招收 吸纳 留用 任用 任教 交由 委托 授权 ' +
  '查漏补缺 接纳 消纳 承接 对标 腾笼换鸟 补短板 强弱项 锻长板 招生 扩招 扩面 择优 承揽 承运 受让 发掘 打捞 承租 配建 配齐 配强 选好 用活 用足 严把 把好 把握好 严守 严防 深耕 擦洗 统管 统建 联审 联办 并联 入驻 宣贯 编发 增开 增派 加派 加挂 延长 拉长 拓宽 疏解 承载 ' +
  '应对 转发 追缴 重组 招录 招考 选任 增聘 订购 租用 撤换 补建 核减 核增 追加 清查 听取 征询 核销 加高 培厚 补办 编纂 编报 收容 培植 扶植 创办 划转 采买 披露 暗访 清缴 收缴 回购 查验 查扣 扩种 没收 清运 清洗 清扫 清淤 冲洗 消毒 喷洒 填埋 焚烧 播种 灌溉 施用 施肥 移栽 嫁接 繁育 饲养 防治 防控 扑救 扑灭 封堵 封闭 隔离 转移 疏散 撤离 悬挂 张贴 发送 推送 刊发 刊登 转载 摄制 编排 演出 巡演 巡展 陈列 讲解 授课 补课 家访 抽检 抽查 倒查 巡检 检修 维修 抢修 抢险 翻修 翻新 加宽 拓宽 贯通 接通 切换 分流 截污 纳管 腾空 征收 征用 征集 收回 出让 出租 租赁 转租 划入 并入 撤销 合并 撤并 改制 脱钩 剥离 监管 入网 移交 交接 交付 兑付 垫付 抵押 传播 掌握 启用 移送 借鉴 养成 凝聚 打牢 生成 推出 严管 质押 续贷 展期 放贷 理赔 投保 承保 参保 ' +
  '铺排 谋划 撬动 纾困 兜底 关闭 叫停 清欠 清偿 偿还 归还 安置 勘察 调配 调取 预留 留足 匹配 倾听 解答 洽谈 签发 分发 派送 赠送 腾出 审定 敲定 核实 延链 补链 强链 建链 做精 做专 采收 批准 导入 嵌入 截流 拦截 迭代 拍卖 招租 观摩 补录 补登 补报 补发 补强 归并 归类 打包 赋能 颁证 稽查 管控 抚育 封育 采伐 收割 开工 复工';

const adverbs =
  '紧密 密切 统一 严肃 从严 从快 从重 迅速 动态 滚动 限期 择机 突出 另行 积极 大力 率先 着力 重点 充分 全面 持续 不断 进一步 切实 主动 深入 扎实 有序 稳步 统筹 科学 合理 依法 依规 定期 及时 逐步 逐项 逐一 适时 适度 优先 重点 力争 争取 确保 努力 ' +
  '同步 联合 共同 协同 集中 分类 分级 分批 分步 分行业 分区域 因地制宜 更好 严格 加快 尽快 抓紧 尽早 继续 普遍 广泛 精准 有效 有力 高标准 高质量 高水平 常态化 规范 探索 认真 坚决 牢固 自觉 ' +
  '每年 每月 每季度 每半年 每周 每两年 全年 原则上 均 都 要 应 应当 须 必须 需 可 可以 将 再 新 优选 择优 带头 超前 适当 审慎 稳妥 稳慎 平稳 强力 深度 全力 全程 全域 整县 整体 系统 综合 专项 联动 提前 按时 按期 按月 按季 就近 就地 按需 按序 多渠道 多形式 多方位 多层次 大规模 大幅 显著 明显 稳定 快速 高效 积极稳妥';

const byLength = (words: string) =>
  [...new Set(words.split(' '))].toSorted((one, other) => other.length - one.length);

const groups: readonly (readonly [Modality, readonly string[]])[] = [
  ['grant', byLength(granting)],
  ['encourage', byLength(encouraging)],
  ['enable', byLength(enabling)],
  ['commit', byLength(committing)],
];
const modalities = new Map<string, Modality>(
  groups.toReversed().flatMap(([modality, verbs]) => verbs.map((verb) => [verb, modality] as const)),
);
/** Words by their first character, the longest first: at most places of a text no word begins. */
const byFirst = (words: readonly string[]) =>
  Map.groupBy(
    words.toSorted((one, other) => other.length - one.length),
    (word) => word.charAt(0),
  );
const verbs = byFirst([...modalities.keys()]);
const adverbsByFirst = byFirst([...new Set(adverbs.split(' '))]);

function wordAt(list: ReadonlyMap<string, readonly string[]>, words: string, at: number): string | null {
  return list.get(words.charAt(at))?.find((word) => words.startsWith(word, at)) ?? null;
}

/** The verb that stands at a place of the words, the longest first; null where none does. */
export function verbAt(words: string, at: number): string | null {
  return wordAt(verbs, words, at);
}

/** Whether words begin with a verb, adverbs before it or not: 新 of 新建 is an adverb as well. */
export function beginsWithVerb(words: string): boolean {
  return verbAt(words, 0) !== null || verbAt(words, adverbsAt(words, 0)) !== null;
}

export function modalityOf(verb: string): Modality {
  return modalities.get(verb) ?? 'commit';
}

/** Length of the adverbs (积极, 大力, 率先 …) at a place of the words. */
export function adverbsAt(words: string, from: number): number {
  let at = from;
  for (;;) {
    const adverb = wordAt(adverbsByFirst, words, at);
    if (adverb === null) return at - from;
    at += adverb.length;
  }
}
