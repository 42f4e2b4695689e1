// Opens the database in the folder of the first argument, says how it went, and closes it when its input ends.
import { writeSync } from 'node:fs';
import { Problem } from '../../http/problem.ts';
import { openDatabase } from '../database.ts';

try {
  const database = await openDatabase({ data: process.argv[2] ?? '' });
  writeSync(1, `open ${process.pid}\n`);
  process.stdin.resume().once('end', () => database.close());
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  writeSync(1, `${error.code} ${error.values['pid'] ?? ''}\n`);
  process.stdin.destroy();
}
