import { attribute, type HtmlElement } from './page-tree.ts';

const fileName = /([^\\/?#=&]{1,80}\.(?:jpe?g|png|gif|bmp|tiff?|webp))(?:[?#&]|$)/i;

/** The file name of an image that may hold words; null for icons and for images without a name. */
export function imageName(element: HtmlElement): string | null {
  const side = (name: string) => {
    const [, pixels] = /^\s*(\d{1,5})(?:px)?\s*$/.exec(attribute(element, name) ?? '') ?? [];
    return pixels === undefined ? null : Number(pixels);
  };
  if ([side('width'), side('height')].some((pixels) => pixels !== null && pixels < 60)) return null;
  const [title, source] = [attribute(element, 'alt') ?? '', attribute(element, 'src') ?? ''];
  const inline = /^data:image\/(\w+)/i.exec(source)?.[1];
  const name = fileName.exec(title)?.[1] ?? fileName.exec(source)?.[1];
  return name?.replace(/\s+/g, '_') ?? (inline === undefined ? null : `image.${inline.toLowerCase()}`);
}
