import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = browsers.find((path) => existsSync(path));

/** For `skip` of a test that needs a browser to print with: false, or why it cannot run. */
export const noPrinter: string | false =
  executablePath === undefined ? 'no Chromium on this machine to print PDF documents with' : false;

/** As Chromium calls it: with `pageNumber` and `totalPages` as classes of elements in header and footer. */
export interface Print {
  readonly header?: string;
  readonly footer?: string;
  readonly landscape?: boolean;
}

let browser: Promise<Browser> | null = null;

/** Where a word stands on the first page, in points from its top left corner. */
export interface WordPlace {
  readonly word: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const [top, left] = [37, 28];

/** Prints a page on A4 with the margins of GB/T 9704: the Chinese fonts are those of the machine. */
export async function printPdf(html: string, print: Print = {}): Promise<Uint8Array> {
  return (await printWithPlaces(html, print)).bytes;
}

/** Prints, and tells where the browser's own layout put the content of every `<i>`. */
export async function printWithPlaces(
  html: string,
  { header, footer, landscape = false }: Print = {},
): Promise<{ readonly bytes: Uint8Array; readonly places: readonly WordPlace[] }> {
  browser ??= chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const page = await (await browser).newPage();
  try {
    await page.setContent(html, { waitUntil: 'load' });
    await page.emulateMedia({ media: 'print' });
    const rects = await page.$$eval('i', (elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { word: element.textContent ?? '', x, y, width, height };
      }),
    );
    const points = 0.75;
    const places = rects.map(({ word, x, y, width, height }) => ({
      word,
      x: x * points + (left / 25.4) * 72,
      y: y * points + (top / 25.4) * 72,
      width: width * points,
      height: height * points,
    }));
    const shown = header !== undefined || footer !== undefined;
    const bytes = new Uint8Array(
      await page.pdf({
        format: 'A4',
        landscape,
        margin: { top: `${top}mm`, bottom: '35mm', left: `${left}mm`, right: '26mm' },
        displayHeaderFooter: shown,
        headerTemplate: header ?? '<span></span>',
        footerTemplate: footer ?? '<span></span>',
      }),
    );
    return { bytes, places };
  } finally {
    await page.close();
  }
}

/** To be called after the last test of a file. */
export async function closePrinter(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}
