/** Bytes of a workbook as it is sent. */
export const workbookLimit = 10_000_000;
/** Bytes of all its parts unpacked, and of one that is read as XML. */
export const unpackedLimit = 200_000_000;
export const xmlLimit = 40_000_000;
export const partsLimit = 5_000;
/** Elements within elements. */
export const depthLimit = 100;
/** Values of a list that a cell may hold. */
export const listValuesLimit = 10_000;
/** Cells of one sheet that hold something. */
export const cellsLimit = 500_000;
/** A sheet has these many rows and columns, a cell these many UTF-16 units (ECMA-376 part 1, 18.3.1.4, and what Excel holds). */
export const rowsLimit = 1_048_576;
export const columnsLimit = 16_384;
export const textLimit = 32_767;
