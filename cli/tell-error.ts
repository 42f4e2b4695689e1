import { coded } from './coded.ts';
import { describeError, type ToldError } from './describe-error.ts';

/**
 * The one way in which the command line tells an error: its code and its text in both languages on standard error, or one
 * line of JSON (`code`, `messages`, `values`) where a command was asked for JSON.
 * @returns the exit code
 */
export async function tellError(error: unknown, json: boolean): Promise<number> {
  const told = await describeError(error);
  console.error(json ? asJson(told) : coded(told.code, Object.values(told.messages).join('\n')));
  // Nobody foresaw it: whoever mends it needs all of it.
  if (told.code === 'cli.internal') console.error(error);
  return told.exit;
}

function asJson({ code, messages, values }: ToldError): string {
  return JSON.stringify({ code, messages, values });
}
