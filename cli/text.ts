import { join } from 'node:path';
import { Messages, type Text } from '@yuheng/kernel/messages';

const messages = Messages.load(import.meta.dirname);

/** A text of the command line in both languages. */
export function text(key: string, values: Readonly<Record<string, string | number>> = {}): Text {
  return messages.text(key, values);
}

/** The same on one line: whoever stands at the terminal can read it. */
export function both(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return inBoth(text(key, values));
}

export function inBoth({ 'zh-CN': chinese, en }: Text): string {
  return `${chinese} · ${en}`;
}

/** Folder of the repository: where the demo keeps its data unless told. */
export const HOUSE = join(import.meta.dirname, '..');
