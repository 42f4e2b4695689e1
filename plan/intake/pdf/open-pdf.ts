import { fileURLToPath } from 'node:url';
import { Problem } from '@yuheng/kernel/problem';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { pageLimit } from '../limits.ts';

/** Images larger than this, in pixels, are not decoded: only whether and where there is one matters. */
const imageLimit = 1;

/**
 * Opens a PDF without running or fetching anything that it asks for. The caller destroys it.
 * @throws Problem plan.encrypted, plan.broken-document, plan.too-many-pages
 */
export async function openPdf(bytes: Uint8Array, name: string): Promise<PDFDocumentProxy> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));
  const task = getDocument({
    // The reader takes the bytes over; the caller's stay as they are.
    data: Uint8Array.from(bytes),
    cMapUrl: `${root}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${root}standard_fonts/`,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: imageLimit,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > pageLimit) {
      throw new Problem('plan.too-many-pages', { name, pages: pdf.numPages, limit: pageLimit });
    }
    return pdf;
  } catch (error) {
    await task.destroy();
    if (error instanceof Problem) throw error;
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new Problem(locked ? 'plan.encrypted' : 'plan.broken-document', { name });
  }
}
