import type { Assignment } from '../compiled.ts';

const area = /^(省|自治区|市|州|盟|县|区|旗)(?=[\u4e00-\u9fff]{2,}(?:厅|局|委|办|办公室|委员会|院|部)$)/;
const elided =
  /^(?![省市州盟县区旗各国中全镇乡]|地方|人民银行|团|海关)[\u4e00-\u9fff]{2,14}(?:厅|局|委|办公室|委员会)$/;

/** 省工业和信息化厅、科技厅: what the list says once holds for the names after it. */
export function withArea(found: readonly Assignment[]): Assignment[] {
  let said: string | null = null;
  return found.map((one) => {
    const own = area.exec(one.unit)?.[1];
    said = own ?? said;
    return own === undefined && said !== null && elided.test(one.unit)
      ? { ...one, fullName: `${said}${one.unit}` }
      : one;
  });
}
