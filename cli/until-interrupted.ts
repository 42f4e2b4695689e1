import { InputError } from './input-error.ts';

/** Does work that Ctrl-C ends. @throws InputError with the code once it is pressed */
export async function untilInterrupted<Result>(
  code: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const interrupt = () => stop.abort(new InputError(code));
  process.once('SIGINT', interrupt);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
