/** A page in the style of GB/T 9704, to be printed: type area of 22 lines of 28 characters. */
export function officialPage(body: string, style = ''): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
    body { margin: 0; font: 16pt/28pt 'Noto Serif CJK SC', serif; }
    p { margin: 0; text-indent: 2em; text-align: justify; }
    h1 { margin: 0; font-size: 22pt; line-height: 34pt; text-align: center; }
    .number { text-align: center; text-indent: 0; }
    .signed { text-align: right; text-indent: 0; }
    table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 18pt; }
    td, th { border: 0.75pt solid; padding: 2pt; font-weight: normal; text-align: left; }
    i { font-style: normal; }
    ${style}</style>${body}</html>`;
}

/** Header and footer of a printed page. */
export const runningHead = '<div style="width:100%;font-size:9pt;text-align:center">演练市人民政府文件</div>';
export const pageNumbers =
  '<div style="width:100%;font-size:10pt;text-align:center">— <span class="pageNumber"></span> —</div>';

export const table = (rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
