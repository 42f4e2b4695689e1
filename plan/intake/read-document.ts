import { Problem } from '@yuheng/kernel/problem';
import type { DocumentText, ReadOptions } from './document-text.ts';
import { readDocx } from './docx/read-docx.ts';
import { readHtml } from './html/read-html.ts';
import { requireLength } from './limits.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readableKind } from './readable-kind.ts';
import { readText } from './text/read-text.ts';

/**
 * Reads a document as text, whatever its name says it is: plain text, a Word document, a web page or a PDF.
 * A document of images alone is the names of its images.
 * @throws Problem of `planIntakeErrors`; the signal's reason when aborted
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<DocumentText> {
  const document = await readKind(bytes, name, options);
  requireLength(document.text.length, name);
  if (document.images.length === 0 && document.text.trim() === '')
    throw new Problem('plan.empty-document', { name });
  options.signal?.throwIfAborted();
  return document;
}

async function readKind(bytes: Uint8Array, name: string, options: ReadOptions): Promise<DocumentText> {
  switch (readableKind(bytes, name)) {
    case 'text':
      return readText(bytes, name);
    case 'docx':
      return readDocx(bytes, name);
    case 'pdf':
      return readPdf(bytes, name, options);
    case 'html':
      return readHtml(bytes, name);
  }
}
