import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { ledgerKinds, ledgers } from '../ledger/ledger-kinds.ts';
import { KindShape } from '../rules/ledger-shape.ts';

/** The kinds of ledgers, and how much is on record of each, wherever it came from. */
export const listLedgersOperation = defineOperation({
  name: 'list-ledgers',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({}),
  output: Type.Object({
    ledgers: Type.Array(
      Type.Object({ kind: KindShape, type: Type.String(), records: Type.Integer({ minimum: 0 }) }),
    ),
  }),
  async handle(_input, { kernel: { facts } }) {
    const counted = await facts.census({ attribute: '' });
    return {
      ledgers: ledgerKinds.map((kind) => {
        const { name } = ledgers[kind].type;
        return { kind, type: name, records: counted.find(({ type }) => type === name)?.n ?? 0 };
      }),
    };
  },
});
