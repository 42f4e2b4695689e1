import Type from 'typebox';

/** What organisations, units and people are called: no controls, nothing that sets direction, no space at the ends. */
export const NAME =
  '^(?!\\s)[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]*\\S$';
export const Name = Type.String({ minLength: 1, maxLength: 200, pattern: NAME });
export const PersonId = Type.String({ pattern: '^user:[a-z0-9-]{1,60}$' });
/** Of an organisation, a unit or a session. */
export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
/** What a person may be; machines have keys. */
export const PersonRole = Type.Enum(['viewer', 'officer', 'administrator']);
