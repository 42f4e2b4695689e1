import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { folderError } from './errors.ts';

const longest = 8 * 1024 * 1024;

/** The file that the server writes its messages to; a long one is put aside when the server starts. */
export class ServerLog {
  readonly #file: string;
  #mark = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Opens it for the server, and remembers where this start begins. */
  async openAtMark(): Promise<FileHandle> {
    try {
      const size = (await stat(this.#file).catch(() => undefined))?.size ?? 0;
      if (size > longest) await rename(this.#file, `${this.#file}.1`);
      const handle = await open(this.#file, 'a', 0o600);
      this.#mark = (await handle.stat()).size;
      return handle;
    } catch (error) {
      throw folderError(error, this.#file);
    }
  }

  /** What was written since, at most its last 16 kB. */
  async sinceMark(): Promise<string> {
    const handle = await open(this.#file, 'r').catch(() => undefined);
    if (handle === undefined) return '';
    try {
      const { size } = await handle.stat();
      const from = Math.max(Math.min(this.#mark, size), size - 16_384);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  }
}
