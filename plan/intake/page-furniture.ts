const after = '\\s*(?:$|[】\\]〗：:\\s|>|到])';
/** What pages put around a document: how to print, share, enlarge or leave it. */
const controls = new RegExp(
  `^[【[〖\\s]*(?:(?:当前|您(?:现在)?(?:所在)?的)?位置|首页|打印|关闭|收藏|分享|返回|上一篇|下一篇|字体|字号|大中小|扫一扫|扫描二维码|浏览次数|阅读次数|点击数|访问量|相关(?:文件|链接|阅读|解读)|print|share|back to top)${after}`,
  'i',
);
/** Where it comes from. */
const origin = new RegExp(
  `^[【[〖\\s]*(?:发布时间|发布日期|发布机构|信息来源|文章来源|来源|作者|编辑|责任编辑|索引号|主题分类)${after}`,
);
/** 首页 | 政务公开 | 互动交流, Home > News > Plans: short names, at least three … */
const names = /^[^|｜>›»。；]{1,20}(?:[|｜>›»][^|｜>›»。；]{1,20}){2,}$/;
/** … of which one is the name of a part of a site: a row of figures is no menu. */
const part =
  /首页|政务公开|信息公开|政务服务|办事服务|互动交流|政民互动|新闻|\b(?:home|news|about|contact|search|menu)\b/i;
const imprint = /^(?:版权所有|主办单位[：:]|网站(?:标识码|地图)|copyright\b|©)|ICP备|公网安备/i;
const reach = 8;

/** Leaves out such lines near the beginning and the end; in the middle of a document the same words are its own. */
export function withoutFurniture<Line extends { readonly text: string }>(
  lines: readonly Line[],
  isFurniture: (text: string) => boolean,
): Line[] {
  return lines.filter(
    ({ text }, at) =>
      !((at < reach || at >= lines.length - reach) && text.length < 80 && isFurniture(text.trim())),
  );
}

/** What leads to other pages or works on this one, and who runs the site. */
export function isNavigation(text: string): boolean {
  return controls.test(text) || (names.test(text) && part.test(text)) || imprint.test(text);
}

/** The same, and where the document comes from. */
export function isNavigationOrOrigin(text: string): boolean {
  return isNavigation(text) || origin.test(text);
}
