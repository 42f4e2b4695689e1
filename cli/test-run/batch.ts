// Runs the test files that it is given one after the other in one process. Each is a suite of its own, so that hooks at
// the root of a file are those of that file alone.
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2))
  describe(file, async () => void (await import(pathToFileURL(file).href)));
