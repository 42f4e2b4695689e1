import { CommandError } from './command-error.ts';

/** What was given to a command is at fault: exit code 1, with where and why. */
export class InputError extends CommandError {
  override readonly name = 'InputError';
  override readonly exit = 1;
}
