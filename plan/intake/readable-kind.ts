import { Problem } from '@yuheng/kernel/problem';
import { requirePackage } from './docx/open-package.ts';
import { fileKind } from './file-kind.ts';
import { documentLimit, requireSize } from './limits.ts';

/** Kinds of documents that are read. */
export type ReadableKind = 'text' | 'docx' | 'pdf' | 'html';

const pictures = new Set(['JPEG', 'PNG', 'GIF', 'TIFF', 'WEBP', 'BMP', 'HEIC']);

/**
 * What a document is, by its bytes, without reading it; of a Word document its directory is looked at.
 * @throws Problem plan.empty-document, plan.document-too-large, plan.encrypted, plan.broken-document, plan.old-word,
 * plan.image-file, plan.not-text
 */
export function readableKind(bytes: Uint8Array, name: string): ReadableKind {
  if (bytes.length === 0) throw new Problem('plan.empty-document', { name });
  requireSize(bytes.length, documentLimit, name);
  const kind = fileKind(bytes);
  switch (kind) {
    case 'docx':
      requirePackage(bytes, name);
      return kind;
    case 'text':
    case 'pdf':
    case 'html':
      return kind;
    case 'encrypted-word':
      throw new Problem('plan.encrypted', { name });
    case 'old-word':
      throw new Problem('plan.old-word', { name });
    default:
      if (pictures.has(kind)) throw new Problem('plan.image-file', { name, kind });
      throw new Problem('plan.not-text', { name, kind });
  }
}
