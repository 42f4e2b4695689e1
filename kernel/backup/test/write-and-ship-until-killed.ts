// Writers patch facts in the data folder of the first argument while its backup is kept in that of the third, encrypted by the keys in the fourth.
import { writeFacts } from '../../facts/store/test/write-facts.ts';
import { openKernel } from '../../packs/open-kernel.ts';
import { openDatabase } from '../../store/database.ts';
import { startBackupKeeper } from '../backup-keeper.ts';

const [, , data = '', round = '0', folder = '', keys = ''] = process.argv;
const database = await openDatabase({ data });
const { facts } = await openKernel({ database, packs: [] });
await startBackupKeeper({ data, folder, url: database.url, keep: 2, keys }, () => undefined);
await writeFacts(facts, { writers: 16, entities: 30, round });
