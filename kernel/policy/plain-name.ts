/** Names of texts are those of files, without their ending. */
export const PLAIN_NAME = '^[a-z0-9][a-z0-9-]{0,59}$';
