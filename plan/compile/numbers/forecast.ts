import type { NumberContext, Surroundings } from './surroundings.ts';

const expected = /预计|预测|有望|据.{0,14}(?:测算|估算|预测)|预估/;
const elsewhere = /全球|世界|国际市场|我国|全国(?!前|领先)/;
/** 项目建成后，可实现年产值50亿元. */
const afterwards =
  /(?:建成|投产|达产|投用|完成|投入使用|实施)后[^。；]{0,20}(?:可|将|预计|年)[^，。；]{0,20}$/;

/** In a background what will be is expected: 2030年市场规模将达到…, 未来三年需要…. */
const coming = /(?:将(?!近)|未来|今后|需要|预期(?!寿命|性)|可能)[^。；]*$/;

/** Whether a number is what somebody expects, not what the plan is to reach. */
export function isForecast({ sentenceBefore, before }: Surroundings, { section }: NumberContext): boolean {
  if (afterwards.test(sentenceBefore) && !/力争|确保/.test(before)) return true;
  if (section === 'background' && coming.test(sentenceBefore) && !/[从由自][^，。；]{0,12}$/.test(before))
    return true;
  return expected.test(sentenceBefore) && (section !== 'goal' || elsewhere.test(sentenceBefore));
}
