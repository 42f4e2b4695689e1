import { type DocumentText, docxMedia, notesOf } from '../document-text.ts';
import { NumberCounter } from './number-counter.ts';
import { readNumbering } from './numbering.ts';
import { openPackage } from './open-package.ts';
import { readPictures } from './pictures.ts';
import { BodyReader } from './read-body.ts';
import { BodyRenderer } from './render-body.ts';
import { readStyles } from './styles.ts';

/**
 * Reads a Word document (ECMA-376) as text: automatic numbers become part of it, a text box follows its paragraph,
 * headers, footers, footnotes, comments and the table of contents stay out.
 * @throws Problem plan.encrypted, plan.broken-document, plan.document-too-large, plan.nested-too-deeply
 */
export function readDocx(bytes: Uint8Array, name: string): DocumentText {
  const { document, numbering, styles: styleSheet, relations } = openPackage(bytes, name);
  const styles = readStyles(styleSheet, name);
  const body = new BodyReader(styles, readPictures(relations, name));
  body.read(document.bytes, name);
  const renderer = new BodyRenderer(new NumberCounter(readNumbering(numbering, name), styles), styles);
  const { text, starts, rows } = renderer.render(body.blocks);
  return {
    text,
    encoding: 'utf-8',
    media: docxMedia,
    map: { kind: 'docx', parts: [document.path], starts, rows },
    images: renderer.images,
    notes: notesOf(body.counts),
  };
}
