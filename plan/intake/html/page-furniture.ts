import type { HtmlLine } from './line-writer.ts';

/** What pages put around a document: where it comes from, how to print, share, enlarge or leave it. */
const furniture =
  /^[【[〖\s]*(?:(?:当前|您(?:现在)?(?:所在)?的)?位置|首页|打印|关闭|收藏|分享|返回|上一篇|下一篇|字体|字号|大中小|扫一扫|扫描二维码|浏览次数|阅读次数|点击数|访问量|发布时间|发布日期|发布机构|信息来源|文章来源|来源|作者|编辑|责任编辑|索引号|主题分类|相关(?:文件|链接|阅读|解读)|print|share|back to top)\s*(?:$|[】\]〗：:\s|>|到])/i;
const reach = 8;

/** Leaves out such lines near the beginning and the end; in the middle of a document the same words are its own. */
export function withoutFurniture(lines: readonly HtmlLine[]): HtmlLine[] {
  return lines.filter(
    ({ text }, at) =>
      !((at < reach || at >= lines.length - reach) && text.length < 80 && furniture.test(text.trim())),
  );
}
