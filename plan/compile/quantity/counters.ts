/** Measure words (量词) and what plans count with, in the order of a dictionary of them: things, places, people, events, means. */
const words =
  '个 家 项 座 所 件 种 类 处 片 款 样 只 根 门 册 宗 笔 例 对 组 颗 架 艘 口 株 头 间 栋 幢 层 套 台 部 辆 张 篇 条 支 匹 棵 羽 尾 把 枚 块 本 份 段 道 面 孔 眼 ' +
  '池 塘 窝 箱 袋 瓶 桶 盒 卷 粒 丛 簇 垛 顶 扇 盏 杆 柄 艇 列 节 股 串 排 路 束 幅 帧 首 曲 出 集 版 章 则 句 词 页 字 幕 折 通 号段 ' +
  '发 茬 盆 枝 炉 舱 榀 床 席 铺 桌 灶 井 站 点 园 馆 院 校 店 村 镇 乡 寨 组团 社区 ' +
  '名 人 位 户 口人 班 队 团 批 届 期 次 场 轮 回 趟 课 单 手 桩 枪 端 芯 ' +
  '人次 户次 架次 班次 台次 车次 辆次 件次 场次 艘次 头次 亿次 课时 学时 人天 人日 家次 户数 人年 ' +
  '标准机架 标准机柜 机架 机柜 标准箱 标箱 TEU 台套 车位 床位 泊位 机位 学位 工位 席位 岗位 头份 羽份 头只 头(只) 千字 个次 家户 株次 亩次 部门 名额';

/** Words that count things. */
export const counters: ReadonlySet<string> = new Set(words.split(' '));

/** Characters that follow a number without counting anything: 三大工程, 5G, 10强, 2级, 3型, 一期. */
export const noMeasure =
  /[大强级号年月日型代维度轴环横纵核极翼线带区县市省网链芯星化性时分与和及或、，。；：（）()“”《》\s]/;

/** Measure words that after a small Chinese numeral make a noun of their own far more often: 三位一体, 二期, 两级, 三方. */
export const nouning: ReadonlySet<string> = new Set(
  '面 路 方 点 口 手 首 集 出 单 期 届 次 轮 里 星 分 度 周 天 回 通 道 段 层 位 排 章 节 版 股 头 端 部 字 词 句 则 团 班 村 乡 镇 院 校 园 馆 站 样 支 席 部门 户籍 类 种 把 枪 桩 屏 批'.split(
    ' ',
  ),
);
