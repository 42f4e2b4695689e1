import type { DocumentText } from '../intake/document-text.ts';
import type { DocumentRecord } from '../store/plan-store.ts';

type Kept = DocumentRecord & Pick<DocumentText, 'map'> & { readonly units: readonly string[] };

/** A document that was read, as it is stored: what is not in its bytes is said by `about`. */
export function documentRecord(
  { media, encoding, text, map }: DocumentText,
  about: Pick<Kept, 'id' | 'name' | 'sha256' | 'importedAt' | 'importedBy' | 'synthetic' | 'units'>,
): Kept {
  return { ...about, media, encoding, text, map };
}
