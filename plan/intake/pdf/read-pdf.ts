import { Problem } from '@yuheng/kernel/problem';
import { type DocumentText, notesOf, type ReadOptions } from '../document-text.ts';
import { isNavigation, withoutFurniture } from '../page-furniture.ts';
import { withoutFootnotes } from './footnotes.ts';
import { openPdf } from './open-pdf.ts';
import { readLines } from './page-lines.ts';
import type { Page, PageLine } from './page-text.ts';
import { toParagraphs } from './paragraphs.ts';
import { readPage } from './read-page.ts';
import { withoutRunningHeads } from './running-heads.ts';
import { writeParagraphs } from './write-lines.ts';

const leader = /(?:[.．·…]\s?){4,}\s*\d{1,4}$/;

/**
 * Reads a PDF as text, page by page: hard line breaks are undone, columns read one after the other; running heads, page
 * numbers, footnotes, the table of contents and the navigation of a printed web page stay out.
 * @throws Problem plan.encrypted, plan.broken-document, plan.too-many-pages, plan.unknown-letters;
 * the signal's reason when aborted
 */
export async function readPdf(bytes: Uint8Array, name: string, options: ReadOptions): Promise<DocumentText> {
  const { pages, heads, numbers } = withoutRunningHeads(await readPages(bytes, name, options));
  const all = readLines(pages);
  const flow = all.filter((line, at) => !isContents(line, all[at + 1]));
  const { lines, footnotes } = withoutFootnotes(flow);
  const own = withoutFurniture(lines, isNavigation);
  const { text, starts, rows, images } = writeParagraphs(
    toParagraphs(own),
    new Map(pages.map(({ number, turn }) => [number, turn])),
  );
  const broken = unknownLetters(text);
  if (broken > 0.3 * text.length) throw new Problem('plan.unknown-letters', { name });
  return {
    text,
    encoding: 'pdf',
    media: 'application/pdf',
    map: { kind: 'pdf', starts, rows },
    images,
    notes: notesOf({
      contents: all.length - flow.length,
      footnotes,
      navigation: lines.length - own.length,
      'page-numbers': numbers,
      'running-heads': heads,
      'recognised-text': pages.filter(({ recognised }) => recognised).length,
      'broken-characters': broken,
    }),
  };
}

async function readPages(bytes: Uint8Array, name: string, options: ReadOptions): Promise<Page[]> {
  const { signal, onProgress } = options;
  const pdf = await openPdf(bytes, name);
  try {
    const pages: Page[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      signal?.throwIfAborted();
      const proxy = await pdf.getPage(number);
      const page = await readPage(proxy);
      proxy.cleanup();
      pages.push(page);
      onProgress?.(number, pdf.numPages);
    }
    return pages;
  } catch (error) {
    if (error instanceof Problem || signal?.aborted === true) throw error;
    throw new Problem('plan.broken-document', { name });
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** What Chinese and English documents are written with. */
const usual =
  /[\t\n\x20-\x7e\xa0-\u024f\u0370-\u03ff\u2000-\u206f\u20a0-\u20bf\u2100-\u27bf\u2e80-\u303f\u31c0-\u31ef\u3200-\u9fff\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef\ud800-\udfff]/g;

/** Characters of other scripts, of no script, or without meaning: a font that does not tell its letters gives numbers of glyphs. */
function unknownLetters(text: string): number {
  return text.replace(usual, '').length;
}

/** A line of a table of contents, or the heading right above one. */
function isContents(line: PageLine, next: PageLine | undefined): boolean {
  if (leader.test(line.text.trim())) return true;
  const heading = /^(?:目\s*录|contents|table of contents)$/i.test(line.text.trim());
  return heading && next !== undefined && leader.test(next.text.trim());
}
