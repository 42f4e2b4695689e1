import { readFile } from 'node:fs/promises';
import { InputError } from './input-error.ts';

/** What a file of JSON holds. @throws InputError where it cannot be read, or with the line and column that are no JSON */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new InputError('usage.unreadable', { file, reason: error.message });
  });
  if (text.trim() === '') throw new InputError('usage.empty-file', { file });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError('usage.not-json', { file, ...placeOf(text, (error as Error).message) });
  }
}

/** The engine tells the character, or nothing where the text ends too early. */
function placeOf(text: string, message: string): { readonly line: number; readonly column: number } {
  const position = Number(/ position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
