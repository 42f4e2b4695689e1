import {
  type FileChild,
  HeadingLevel,
  type ISectionOptions,
  Paragraph,
  type ParagraphChild,
  SectionType,
  TextRun,
} from 'docx';
import { page, pageNumbers } from './official-layout.ts';

/** Pages of an official document with their numbers. */
export function section(landscape: boolean, children: FileChild[]): ISectionOptions {
  return {
    properties: { ...page(landscape), type: SectionType.NEXT_PAGE },
    footers: pageNumbers(),
    children,
  };
}

/** In the middle, in 2号小标宋 (7.3.1). */
export function title(words: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(words)] });
}

/** A paragraph of the body, two letters in (7.3.3). */
export function text(children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({ style: 'OfficialText', children: [...children] });
}
