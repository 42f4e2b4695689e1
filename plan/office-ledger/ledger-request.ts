/** The media types that a ledger is sent as, and bytes at most. */
export const ledgerBody = {
  media: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/octet-stream'],
  maxBytes: 10_000_000,
} as const;

/** Rows of one ledger: they are taken over while the sender waits. */
export const mostLines = 1_000;
