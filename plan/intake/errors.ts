/** Error codes of intake (without the pack's prefix) and their HTTP status; texts are the messages `errors.<code>`. */
export const planIntakeErrors: Readonly<Record<string, number>> = {
  'empty-document': 422,
  'document-too-large': 413,
  'not-text': 415,
  'old-word': 415,
  'broken-encoding': 422,
  'broken-document': 422,
  encrypted: 422,
  'image-file': 415,
  'only-images': 422,
  'unknown-letters': 422,
  'nested-too-deeply': 422,
  'too-many-pages': 422,
  'too-much-text': 413,
  'too-much-memory': 422,
  'not-a-plan': 422,
  'too-long-to-read': 422,
};
