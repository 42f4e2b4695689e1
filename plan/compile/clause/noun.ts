/** Names and nouns that hold a verb of the list. */
const nouns =
  /中国联通|联通公司|运营商|合作社|合作组织|社会组织|行业组织|(?:服务|科研|研发|检测|评估|认证|培训|医疗|养老|金融|咨询|监测)(?:机构|平台|中心|体系|站点?)|监管(?=[区局部机平所库委])|互联网|物联网|工商联|残联|妇联|社科联|示范区|示范基地|试验区|开发区|集聚区|保税区|规划局|建设局|建设厅|发展改革委|发展和改革委员会|应急管理局|监督管理局|管理局|管理委员会|保障局|保障厅|交通运输[厅局]|产业链|供应链/g;

/** The words with every such noun blotted out, at the same length: what verb remains is one. */
export function withoutNames(words: string): string {
  return words.replaceAll(nouns, (noun) => '口'.repeat(noun.length));
}

/** The same for what stands in brackets and quotation marks. */
export function withoutQuotes(words: string): string {
  return words.replaceAll(/《[^《》]*》|“[^“”]*”|（[^（）]*）/g, (quoted) => '口'.repeat(quoted.length));
}
