const first = [
  '文',
  '锦',
  '望',
  '棠',
  '杏',
  '梧',
  '桐',
  '兰',
  '秋',
  '明',
  '长',
  '景',
  '松',
  '柳',
  '溪',
  '云',
];
const second = [
  '溪',
  '川',
  '亭',
  '林',
  '湖',
  '桥',
  '原',
  '台',
  '山',
  '园',
  '渠',
  '坪',
  '屏',
  '泉',
  '坡',
  '苑',
];

/** An invented street name; the even ones are 路 and run east–west, the odd ones 街. */
export function streetName(index: number): string {
  const kind = index % 2 === 0 ? '路' : '街';
  const number = Math.floor(index / 2);
  const a = first[(number * 5) % first.length];
  const b = second[(number * 7 + Math.floor(number / 16)) % second.length];
  const round = Math.floor(number / 256);
  return `${a}${b}${round === 0 ? '' : `${round + 1}`}${kind}`;
}
