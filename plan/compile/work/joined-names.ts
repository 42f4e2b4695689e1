/** Ends of the names of bodies that a name is not likely to have within it: 局, 委员会, 公司. */
const strong =
  /(?:厅|局|委|办|院|署|政府|部|处|站|所|社|联|协|会|中心|集团|公司|队|室|行|海关|街道|[县市区州旗镇乡])(?:[（(〔][^（）()〔〕]{1,20}[）)〕])?$/;
/** Nouns that end in the same character and name a field, not a body: 社会, 老干部, 社区. */
const field =
  /(?:社会|干部|机会|[东西南北中内外全]部|[举承创督主兴]办|社区|景区|矿区|林区|牧区|园区|库区|灾区|校区|城市|城镇|乡镇|乡村|处所|场所|厕所|车站|网站|电站|泵站|合作社|互联|市县)$/;
/** A class of bodies, or an area in front of a name, begins a name of its own: 有关部门, 市财政局. */
const begins = /^(?:各|有关|相关|其他|其它|所有|全体|重点|省|市|县|区|州|旗|镇|乡|自治|团|国网|中国|驻)/;
const area = /^(?:[省市县区州旗镇乡]|自治[区州县])(?![直属级])/;

/**
 * Whether 和, 与 or 及 between two words parts two names. It stands within one where what is before it is the name of
 * no office by itself and what follows only completes it: 市文化广电 | 和旅游局, 市社会 | 和法制办公室.
 */
export function partsNames(left: string, right: string): boolean {
  if (begins.test(right)) return true;
  if (strong.test(left) && !field.test(left)) return true;
  // 有关企业和高校: classes of bodies, of which none is a whole office. 医院和学校 are two as well.
  return (!area.test(left) && begins.test(left)) || !strong.test(right) || field.test(right);
}
