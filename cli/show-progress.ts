/** How far it is, on one line of the terminal that is wiped in the end; nothing where the output goes to a file. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < total ? `\r${done}/${total}` : '\r\x1b[K');
}
