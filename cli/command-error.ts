import type { Text } from '@yuheng/kernel/messages';
import { text } from './text.ts';

/** What a command itself refuses, as a message of the command line; the code is `cli.` and the message's key. */
export abstract class CommandError extends Error {
  /** Of the process. */
  abstract readonly exit: number;
  readonly code: string;
  readonly messages: Text;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(key: string, values: Readonly<Record<string, string | number>> = {}) {
    const messages = text(key, values);
    super(messages.en);
    this.code = `cli.${key}`;
    this.messages = messages;
    this.values = values;
  }
}
