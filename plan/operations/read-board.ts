import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readBoard } from '../board/read-board.ts';
import { Board } from '../board/view.ts';

export const readBoardOperation = defineOperation({
  name: 'read-board',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Board,
  handle: (_input, { kernel }) => readBoard(kernel),
});
