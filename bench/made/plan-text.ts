const works = ['建设', '完善', '推广', '开放', '培育', '制定'];
const things = ['5G网络', '工业互联网平台', '数字园区', '公共数据目录', '算力中心', '车路协同示范线'];
const units = ['市工业和信息化局', '市发展改革委', '市财政局', '市大数据局', '市交通运输局'];
const numerals = '一二三四五六七八九十';

/** Paragraphs of a plan in the manner of an official document, as many as wanted: made up, different from one another. */
export function* madePlan(): Generator<string> {
  yield '演练省数字基础设施建设行动计划';
  for (let chapter = 0; ; chapter += 1) {
    yield `${numerals.charAt(chapter % 10)}、重点领域之${chapter + 1}`;
    for (let section = 0; section < 4; section += 1) {
      yield `（${numerals.charAt(section)}）${pick(works, chapter + section)}${pick(things, chapter * 3 + section)}。`;
      for (let item = 1; item <= 6; item += 1)
        yield `${item}.${paragraph(chapter * 24 + section * 6 + item)}`;
    }
  }
}

function paragraph(at: number): string {
  const [work, thing, unit, other] = [
    pick(works, at),
    pick(things, at * 5),
    pick(units, at),
    pick(units, at + 2),
  ];
  const long =
    at % 3 === 0
      ? `坚持统筹推进、急用先行，支持龙头企业参与${thing}建设，鼓励社会资本投入，形成一批可复制的经验。`
      : '';
  return `${work}${thing}。到${2026 + (at % 4)}年，${thing}数量达到${at * 7 + 3}个以上，覆盖率提高到${60 + (at % 40)}%。${long}（责任单位：${unit}、${other}，${2026 + (at % 4)}年12月底前完成）`;
}

function pick(words: readonly string[], at: number): string {
  return words[at % words.length] ?? '';
}

/** About so many characters of such a plan, with line ends. */
export function madeText(characters: number): string {
  let text = '';
  for (const line of madePlan()) {
    if (text.length >= characters) break;
    text += `${line}\n`;
  }
  return text;
}
