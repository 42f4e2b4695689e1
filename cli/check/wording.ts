import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseMessages } from './house/parse-messages.ts';

export type Language = 'zh-CN' | 'en';
/** Puts a message into words, its placeholders filled. A key without a message is a fault of the program. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The words of the command line, from cli/messages. */
export async function wording(language: Language): Promise<Say> {
  const path = join(import.meta.dirname, '..', 'messages', `${language}.json`);
  const messages = parseMessages(path, await readFile(path, 'utf8'));
  return (key, values = {}) => {
    const text = messages?.texts.get(key);
    if (text === undefined) throw new Error(`no message ${key} in ${path}`);
    return text.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
  };
}

/** What the user asked for, else the language of the environment (POSIX: LC_ALL over LC_MESSAGES over LANG). */
export function chooseLanguage(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const wanted =
    asked ?? [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(Boolean) ?? '';
  return wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
