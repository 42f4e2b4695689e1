import { join } from 'node:path';
import { Messages } from '@yuheng/kernel/messages';

const messages = Messages.load(import.meta.dirname);

/** A text of the command line in both languages on one line: whoever stands at the terminal can read it. */
export function both(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = messages.text(key, values);
  return `${text['zh-CN']} · ${text.en}`;
}

/** Folder of the repository: where the demo keeps its data unless told. */
export const HOUSE = join(import.meta.dirname, '..');
