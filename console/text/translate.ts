/** Flat texts of one owner: key -> text. */
export type Dictionary = { readonly [key: string]: string };

/** All texts of one language, by owner: `console` and the id of every pack. */
export type Dictionaries = { readonly [owner: string]: Dictionary };

export type Values = { readonly [name: string]: string | number };

/** A text by its key; `undefined` where no owner has it. */
export type Lookup = (owner: string, key: string) => string | undefined;

/**
 * Texts are looked up with their owner first. Names of entity types and case types may be asked by
 * anybody, because facts and cases are where packs meet.
 */
export function lookupIn(dictionaries: Dictionaries): Lookup {
  return (owner, key) => {
    const own = dictionaries[owner]?.[key] ?? dictionaries['console']?.[key];
    if (own !== undefined || !/^(entities|cases)\./.test(key)) return own;
    for (const dictionary of Object.values(dictionaries)) {
      if (dictionary[key] !== undefined) return dictionary[key];
    }
    return undefined;
  };
}

/** Puts values into the placeholders `{name}` of a text; one without a value stays readable. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}
