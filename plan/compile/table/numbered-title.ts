const numbered =
  /^([（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])\s*(?=[\u4e00-\u9fff][^。；]{2,38}$)/;

/** 一、巩固工作成果: a title across all columns of a table, which heads the rows below it. Null for any other text. */
export function readNumberedTitle(
  text: string,
): { readonly marker: string; readonly text: string; readonly from: number } | null {
  const [whole, marker] = numbered.exec(text) ?? [];
  if (whole === undefined || marker === undefined) return null;
  return { marker, text: text.slice(whole.length), from: whole.length };
}
