import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../store/database.ts';
import { RowPage } from './row-page.ts';
import { walkRows } from './rows.ts';
import type { RowsTask, RowsTold } from './rows-apart.ts';

/** Pages that may be on their way: the rows of a large database are not to lie in memory. */
const LIMIT = 100;

/** Counts the pages on their way. */
class Ahead {
  #pages = 0;
  #goOn: () => void = () => undefined;

  /** Resolves when one more may follow. */
  async sent(): Promise<void> {
    this.#pages += 1;
    if (this.#pages >= LIMIT) await new Promise<void>((resolve) => (this.#goOn = resolve));
  }

  taken(): void {
    this.#pages -= 1;
    this.#goOn();
  }
}

const { url, snapshot } = workerData as RowsTask;
const tell = (told: RowsTold): void => parentPort?.postMessage(told, []);
const ahead = new Ahead();
parentPort?.on('message', () => ahead.taken());

const database = await openDatabase({ url, poolSize: 1 });
try {
  const page = new RowPage();
  const count = await database.transaction(
    async (tx) => {
      await tx.query(`set transaction snapshot '${snapshot}'`);
      return walkRows(tx, {
        found: (tenant, word, key, digest, sequence = null, claim = null) =>
          page.add(tenant, word, key, digest, sequence, claim),
        async page() {
          tell({ kind: 'page', text: page.take() });
          await ahead.sent();
        },
      });
    },
    { isolation: 'repeatable read', readOnly: true },
  );
  tell({ kind: 'page', text: page.take() });
  tell({ kind: 'done', count });
} finally {
  await database.close();
  parentPort?.close();
}
