import { CommandError } from './command-error.ts';

/** The command was called wrongly: exit code 2, with what would be right. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
  override readonly exit = 2;
}
