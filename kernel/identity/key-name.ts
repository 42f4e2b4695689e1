import Type from 'typebox';

/** The name of a system's key. What begins with `local-` are the keys by which commands find their server. */
export const KeyName = Type.String({ pattern: '^(?!local-)[a-z0-9][a-z0-9-]{0,59}$' });
