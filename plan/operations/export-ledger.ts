import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { broughtUpToDate } from '../office-ledger/bring-up-to-date.ts';
import { openLedger } from '../office-ledger/open-ledger.ts';
import { FileDigest } from '../tasks/evidence.ts';

const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The office's own workbook with its mapped cells brought up to date from the board; its styles, formulas, other sheets and other
 * columns are as they came, byte for byte. Where the board says nothing else, it is the file itself.
 */
export const exportLedger = defineOperation({
  name: 'export-ledger',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ ledger: FileDigest }),
  output: fileAnswer,
  file: { media: [media] },
  async handle({ ledger: sha256 }, { kernel }) {
    const { ledger, workbook, cells } = await openLedger(kernel, sha256);
    return { name: ledger.name, media, content: [broughtUpToDate(workbook, cells)] };
  },
});
