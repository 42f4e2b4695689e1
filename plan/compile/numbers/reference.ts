import type { Quantity } from '../quantity/quantity.ts';
import { makingVerbLast } from '../target/goal-words.ts';
import type { Surroundings } from './surroundings.ts';

const oneOf = /^[^，。；]{0,30}之一/;
const determined = /(?:确定|公布|批准|命名|评定|印发)的$/;
/** 15分钟便民生活圈, 24小时服务, 60岁以上老年人: the number is part of a name, or tells who is meant. */
const circle = /^[\u4e00-\u9fff]{0,8}圈/;
/** 国家发展改革委等30部门《…》, 落实国家…100%…的规定. */
const issuers = /^(?:委)?(?:（[^）]{0,8}）)?(?:《|关于|联合|印发)/;
const ruled = /(?:落实|执行|按照|根据)(?:国家|中央|省|自治区|上级)[^，。；]*$/;
/** 围绕实现全覆盖的目标, 锚定五年翻番目标: a goal that is set elsewhere. */
const aimedAt = /^(?:紧紧|牢牢)?(?:围绕|聚焦|对照|对标|按照|根据|锚定|对表)/;
/** 总投资8亿元, 全长35公里, 占地500亩: what a project is like. */
const project =
  /(?<!完成|累计|新增|实现)(?:总投资额?|(?<!年度)计划总?投资|估算投资|概算|投资额|注册资本|占地(?:面积)?|总?(?:建筑|用地)面积|全长|总长度?|里程长度|设计[\u4e00-\u9fff]{0,8}(?<!的))(?:约|达|为|共)?$/;

/** 建成年产20GWh锂电池项目: what the project will be able to do. */
const capacity = /(?:年产|年处理|年加工|日产|日处理|年供|设计产能|产能|装机(?:容量)?)(?:约|达)?$/;

/** 高速公路和13个设区市车联网全覆盖: where everything is to be, by a count of the places. */
const everywhere = /^[^，。；、\d]{1,24}?(?:实现)?全(?:域|面|部)?覆盖/;

/** Whether a number only names or describes something. */
export function isReference(quantity: Quantity, { before, after }: Surroundings): boolean {
  if (ruled.test(before) && /^[^，。；]*的?(?:规定|要求|政策|标准)/.test(after)) return true;
  if (aimedAt.test(before) && /^[^，。；]{0,14}(?:目标|要求|部署|任务|原则)(?:任务|要求)?$/.test(after))
    return true;
  if (oneOf.test(after) || determined.test(before) || project.test(before)) return true;
  if (
    capacity.test(before) &&
    /^(?:以上)?的?[^，。；、的]{0,12}(?:项目|生产线|基地|工程|电站|工厂|装置)/.test(after)
  )
    return true;
  if (
    quantity.form === 'arabic' &&
    quantity.unit.kind === 'count' &&
    everywhere.test(after) &&
    !makingVerbLast.test(before)
  )
    return true;
  if (quantity.unit.kind === 'time' && circle.test(after)) return true;
  return issuers.test(after) && /[等和、]$|^$/.test(before);
}
