import assert from 'node:assert/strict';
import { Problem } from '@yuheng/kernel/problem';
import type { DocumentText } from '../../intake/document-text.ts';
import { planIntakeErrors } from '../../intake/errors.ts';
import { locate } from '../../intake/map/locate.ts';
import { readDocument } from '../../intake/read-document.ts';

/** A document whose places all lie in it, or a problem that has its texts. */
export async function reads(bytes: Uint8Array): Promise<void> {
  let document: DocumentText;
  try {
    document = await readDocument(bytes, 'x');
  } catch (error) {
    assert.ok(error instanceof Problem, String((error as Error).stack));
    assert.ok(error.code.replace('plan.', '') in planIntakeErrors, error.code);
    return;
  }
  const { text, map, images } = document;
  for (const { name, at } of images) assert.equal(text.slice(at, at + name.length), name);
  assert.ok(map.starts.every((start, at) => start >= (map.starts[at - 1] ?? 0) && start <= text.length));
  for (let at = 0; at < text.length; at += 1 + Math.floor(text.length / 50)) {
    const place = locate(document, { start: at, end: at + 1 });
    if (place?.kind === 'bytes') assert.ok(place.start <= place.end && place.end <= bytes.length);
    if (place?.kind === 'html') assert.ok(place.start <= place.end);
    if (place?.kind === 'pdf') assert.ok(place.boxes.every(({ width, height }) => width >= 0 && height >= 0));
  }
}
