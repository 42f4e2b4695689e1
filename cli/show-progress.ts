/** How far it is, on one line of the terminal that is wiped in the end; nothing where the output goes to a file. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < total ? `\r${done}/${total}` : '\r\x1b[K');
}

/** A line of the terminal that the next one takes the place of; an empty one wipes it. Nothing where the output goes to a file. */
export function showLine(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
}
