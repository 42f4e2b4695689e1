/**
 * Nouns and attributes that every plan uses whatever it is about. They are no term by themselves, and add nothing to
 * one: what is left of a term without them is what it is about.
 */
const words =
  '企业 机构 单位 部门 产业 行业 项目 工程 平台 产品 服务 技术 领域 环节 方面 政策 制度 机制 体系 体制 方案 计划 规划 目标 任务 措施 资金 资源 能力 水平 效率 ' +
  '质量 优势 特色 骨干 龙头 领军 重点 重大 重要 关键 核心 主要 一批 一流 高端 高水平 优质 先进 现代 综合 专业 专项 示范 试点 应用 研发 研究 研制 建设 ' +
  '发展 创新 合作 交流 引进 培育 培养 支持 推广 开发 设计 运营 管理 组织 实施 开展 工作 推进 有条件 符合条件 条件 中心城市 城市 省内 国内外 国内 国际 全省 全国 全市 ' +
  '各地 地方 基地 园区 产业园 集聚区 示范区 中心 高校 院所 科研院所 科研机构 科研 大学 学校 社会 组织 团队 群众 市场 需求 经济 基础 配套 设施 ' +
  '公共 活动 渠道 模式 方式 场景 业态 标准 攻关 技术攻关 成果 转化 产业化 规模 增长 提升 提高 实现 形成 完成 统筹 协调 调度 进展 联合 办公室 牵头 责任 年度 领导小组 安排 亿元 万元';

const sorted = [...new Set(words.split(' '))].toSorted((a, b) => b.length - a.length);

/** Characters of a term that tell something: those of plain words half, and not at all without two others beside them. */
export function tellingLength(term: string): number {
  // 化改造 is a piece of 智能化改造 and of 适老化改造 alike.
  if (/^[化型性率者]/.test(term)) return 0;
  let own = 0;
  for (let at = 0; at < term.length; ) {
    const plain = sorted.find((word) => term.startsWith(word, at));
    at += plain?.length ?? 1;
    if (plain === undefined) own += 1;
  }
  return own < 2 ? 0 : Math.round((own + term.length) / 2);
}
