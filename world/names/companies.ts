const first = [
  '云',
  '星',
  '澄',
  '朗',
  '砺',
  '恒',
  '睿',
  '拓',
  '泓',
  '煜',
  '衡',
  '璇',
  '岚',
  '峻',
  '骁',
  '沐',
] as const;
const second = [
  '枢',
  '澜',
  '岳',
  '笙',
  '翎',
  '弦',
  '序',
  '舟',
  '珩',
  '麓',
  '野',
  '钧',
  '霁',
  '穹',
  '桓',
  '砚',
] as const;

/** Lines of business of each industry, as they stand in a company's name. */
export const lines = {
  '5g': ['光模块', '射频', '光纤光缆', '通信设备', '天线', '滤波器', '终端模组', '超高清视频', '物联网'],
  ai: ['智能装备', '机器视觉', '语音', '智能网联', '医疗影像', '算法', '机器人', '大模型应用'],
} as const;

/**
 * The `index`th company name, different for every index below 16 × 16 × the number of lines.
 * 虚构 (fictitious) stands in it where a region usually stands, so nobody takes it for a real company.
 */
export function companyName(index: number, line: string): string {
  const a = first[(index * 7 + 3) % 16];
  const b = second[(Math.floor(index / 16) * 5 + index) % 16];
  const round = Math.floor(index / 256);
  return `${a}${b}${round === 0 ? '' : numeral(round)}${line}（虚构）有限公司`;
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 1 to 99 in Chinese. */
function numeral(value: number): string {
  if (value <= 10) return digits[value] ?? '';
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : digits[tens]}十${digits[value % 10]}`;
}
