import type { Span } from '../compiled.ts';

/** Labels of what is neither work nor units nor time: persons, money, indicators, remarks. */
const label =
  /(?:责任(?:领导|人)|分管(?:[省市县区州局]?(?:政府)?领导|负责人)|牵头(?:负责)?(?:[省市县区州局]?(?:政府)?领导|人)|督办领导|(?:包联|挂钩|主要|联系|挂联|挂包)领导|联系(?:人|电话|方式)|备注|资金来源|监督单位|(?:适用|实施|试点)范围|适用对象|政策依据|\b(?:budget|costs?|funding|resources?|indicators?|outputs?|kpis?|status|progress|rationale|notes?|evidence|success measures?|measures? of success|performance indicators?|outcome indicators?|means of verification|risk|baseline)\s*(?=[:]))\s*[：:∶]/gi;
const end = /[。；;\n\r|\t]|[）)】\]](?=\s*$)|(?<=\S)\s+(?=[A-Z][\w ]{2,24}:)/;

/** The stretches of such remarks, each to the end of its line or of its place in a list. */
export function remarkZones(text: string, stretch: Span): Span[] {
  const words = text.slice(stretch.start, stretch.end);
  return [...words.matchAll(label)].map((match) => {
    const rest = words.slice(match.index + match[0].length);
    const length = rest.search(end);
    const start = stretch.start + match.index;
    return { start, end: start + match[0].length + (length < 0 ? rest.length : length) };
  });
}
