import { readXml } from './xml.ts';

/** Relation id -> path of the images that the document shows. */
export function readPictures(bytes: Uint8Array | null, file: string): Map<string, string> {
  const images = new Map<string, string>();
  if (bytes === null) return images;
  readXml(bytes, file, {
    open(name, { Id: id, Type: type, Target: target }) {
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      if (type?.endsWith('/image') === true) images.set(id, target);
    },
  });
  return images;
}

/** An image goes by the file name that its author gave it (888.jpg), or else by that inside the document. */
export function pictureName(target: string, given: string): string {
  const known = /[^\\/]+\.(?:jpe?g|png|gif|bmp|tiff?|webp|emf|wmf)$/i.exec(given.trim())?.[0];
  return (known ?? target.slice(target.lastIndexOf('/') + 1)).replace(/\s+/g, '_').slice(-60);
}
