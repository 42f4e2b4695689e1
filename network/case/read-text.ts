import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@yuheng/kernel/problem';

/** A file beside a case. @throws Problem `network.unreadable-file` */
export async function readText(folder: string, file: string): Promise<string> {
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch (error) {
    throw new Problem('network.unreadable-file', { file, reason: (error as { code?: string }).code ?? '' });
  }
}
