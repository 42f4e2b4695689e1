import { readFile } from 'node:fs/promises';
import { InputError } from './input-error.ts';

/** What a file of JSON holds. @throws InputError where it cannot be read, with the reason */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new InputError('usage.unreadable', { file, reason: (error as Error).message });
  }
}
