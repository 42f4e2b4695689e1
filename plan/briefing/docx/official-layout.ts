import {
  AlignmentType,
  Footer,
  type IParagraphStyleOptions,
  type ISectionPropertiesOptions,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';

/** Twentieths of a point in a millimetre. */
const MM = 1440 / 25.4;
/** Half-points of the sizes that official documents use. */
export const size = { two: 44, three: 32, four: 28, small: 21 } as const;
/** 22 lines on 225 mm. */
export const LINE = 579;
/** Two letters of 3号. */
export const TWO_LETTERS = 640;

/** The fonts that GB/T 9704 asks for, by the names under which Word and WPS know them in every language. */
export const face = {
  body: {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
    eastAsia: 'FangSong_GB2312',
  },
  title: {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
    eastAsia: 'FZXiaoBiaoSong-B05S',
  },
  first: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'SimHei' },
  second: {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
    eastAsia: 'KaiTi_GB2312',
  },
  page: { ascii: 'SimSun', hAnsi: 'SimSun', cs: 'SimSun', eastAsia: 'SimSun' },
} as const;

/** A line of fixed height: 22 of them fill the page (GB/T 9704—2012, 5.2.3). */
export const lines = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;

/** Body 3号仿宋, title 2号小标宋, levels 一、黑体 and （一）楷体 (7.3.1, 7.3.3). */
export const styles: IStylesOptions = {
  default: {
    document: { run: { font: face.body, size: size.three }, paragraph: { spacing: lines } },
    title: {
      run: { font: face.title, size: size.two },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { ...lines, line: 660, before: LINE, after: LINE },
      },
    },
    heading1: heading(face.first),
    heading2: heading(face.second),
  },
  paragraphStyles: [
    named('OfficialText', {
      paragraph: {
        alignment: AlignmentType.BOTH,
        indent: { firstLine: TWO_LETTERS, firstLineChars: 200 },
        spacing: lines,
      },
    }),
    named('TableText', {
      run: { size: size.small },
      paragraph: { spacing: { line: 300, lineRule: LineRuleType.AT_LEAST, before: 20, after: 20 } },
    }),
    named('EvidenceText', {
      run: { size: size.small },
      paragraph: {
        indent: { left: 480, hanging: 480 },
        spacing: { line: 320, lineRule: LineRuleType.AT_LEAST, before: 0, after: 40 },
      },
    }),
  ],
};

function heading(font: (typeof face)['first' | 'second']) {
  return {
    run: { font, size: size.three, bold: false, color: '000000' },
    paragraph: {
      keepNext: true,
      indent: { firstLine: TWO_LETTERS, firstLineChars: 200 },
      spacing: lines,
    },
  };
}

function named(id: string, rest: Pick<IParagraphStyleOptions, 'run' | 'paragraph'>): IParagraphStyleOptions {
  return { id, name: id, basedOn: 'Normal', quickFormat: true, ...rest };
}

/** A4, 37 mm above and 28 mm to the left of 156 × 225 mm, 22 lines of 28 letters (5.1, 5.2). */
export function page(landscape: boolean): ISectionPropertiesOptions {
  const [top, left, right, bottom] = landscape ? [28, 37, 35, 26] : [37, 28, 26, 35];
  const mm = (count: number): number => Math.round(count * MM);
  return {
    page: {
      size: {
        width: mm(210),
        height: mm(297),
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      // The page number stands 7 mm below the type area (7.5).
      margin: {
        top: mm(top ?? 0),
        left: mm(left ?? 0),
        right: mm(right ?? 0),
        bottom: mm(bottom ?? 0),
        header: mm(15),
        footer: mm((bottom ?? 0) - 12),
      },
    },
    // 28 letters of 16 pt on 156 mm: each a little narrower, in 4096ths of a point.
    grid: { type: 'linesAndChars', linePitch: LINE, charSpace: -849 },
  };
}

/** — 1 — in 4号 SimSun: to the right on odd pages, to the left on even ones, one letter in (7.5). */
export function pageNumbers(): { readonly default: Footer; readonly even: Footer } {
  const footer = (side: 'left' | 'right'): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          indent: { [side]: 280 },
          children: [
            new TextRun({ font: face.page, size: size.four, children: ['— ', PageNumber.CURRENT, ' —'] }),
          ],
        }),
      ],
    });
  return { default: footer('right'), even: footer('left') };
}
