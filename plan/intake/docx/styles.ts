import { integer, isOn, readXml } from './xml.ts';

/** What a style says about numbering and hidden text (ECMA-376 part 1, 17.7). */
export interface Style {
  readonly name: string;
  readonly basedOn: string | null;
  readonly numId: number | null;
  readonly level: number | null;
  readonly hidden: boolean | null;
}

export class Styles {
  readonly #styles: ReadonlyMap<string, Style>;
  /** The paragraph style of paragraphs that name none. */
  readonly usual: string | null;

  constructor(styles: ReadonlyMap<string, Style>, usual: string | null) {
    this.#styles = styles;
    this.usual = usual;
  }

  name(id: string | null): string {
    return (id === null ? null : this.#styles.get(id)?.name) ?? '';
  }

  /** The first answer that is not null, from the style up to those that it is based on. */
  find<T>(id: string | null, ask: (style: Style, id: string) => T | null): T | null {
    const seen = new Set<string>();
    for (let at = id; at !== null && !seen.has(at); ) {
      seen.add(at);
      const style = this.#styles.get(at);
      if (style === undefined) return null;
      const answer = ask(style, at);
      if (answer !== null) return answer;
      at = style.basedOn;
    }
    return null;
  }
}

type Draft = { -readonly [Key in keyof Style]: Style[Key] };

/** Reads word/styles.xml. */
export function readStyles(bytes: Uint8Array | null, file: string): Styles {
  const styles = new Map<string, Style>();
  let usual: string | null = null;
  let style: Draft | null = null;
  if (bytes === null) return new Styles(styles, usual);
  readXml(bytes, file, {
    open(name, attributes) {
      if (name === 'w:style') {
        style = { name: '', basedOn: null, numId: null, level: null, hidden: null };
        const id = attributes['styleId'] ?? '';
        styles.set(id, style);
        if (attributes['type'] === 'paragraph' && attributes['default'] !== undefined) {
          if (isOn({ val: attributes['default'] })) usual = id;
        }
        return;
      }
      if (style === null) return;
      const { val } = attributes;
      if (name === 'w:name') style.name = val ?? '';
      else if (name === 'w:basedOn') style.basedOn = val ?? null;
      else if (name === 'w:numId') style.numId = integer(val);
      else if (name === 'w:ilvl') style.level = integer(val);
      else if (name === 'w:vanish') style.hidden = isOn(attributes);
    },
    close(name) {
      if (name === 'w:style') style = null;
    },
  });
  return new Styles(styles, usual);
}
