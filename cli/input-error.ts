/** What was given to a command is at fault: exit code 1, with where and why. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
