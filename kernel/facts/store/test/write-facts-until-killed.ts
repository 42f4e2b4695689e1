// Many writers patch facts in the database of the folder of the first argument; each write is said once it is acknowledged.
import { openKernel } from '../../../packs/open-kernel.ts';
import { openDatabase } from '../../../store/database.ts';
import { writeFacts } from './write-facts.ts';

const [, , data = '', round = '0'] = process.argv;
const database = await openDatabase({ data });
const { facts } = await openKernel({ database, packs: [] });
await writeFacts(facts, { writers: 24, entities: 40, round });
