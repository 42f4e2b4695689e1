import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = places.find((path) => existsSync(path));

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

/** Prints a page on A4 with the margins of GB/T 9704: the Chinese fonts are those of the machine. */
export async function printPdf(html: string, { header, footer, landscape = false }: Print = {}) {
  browser ??= chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const page = await (await browser).newPage();
  try {
    await page.setContent(html, { waitUntil: 'load' });
    const shown = header !== undefined || footer !== undefined;
    return new Uint8Array(
      await page.pdf({
        format: 'A4',
        landscape,
        margin: { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm' },
        displayHeaderFooter: shown,
        headerTemplate: header ?? '<span></span>',
        footerTemplate: footer ?? '<span></span>',
      }),
    );
  } finally {
    await page.close();
  }
}

/** To be called after the last test of a file. */
export async function closePrinter(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}
