type Part = 'Wildcard' | { readonly Literal: string };

/** `like`: `*` stands for any characters, also none. In one pass without going back further than the last `*`. */
export function compileLike(pattern: readonly Part[]): (text: string) => boolean {
  const pieces: string[] = [''];
  for (const part of pattern) {
    if (part === 'Wildcard') pieces.push('');
    else pieces.push((pieces.pop() ?? '') + part.Literal);
  }
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
      return false;
    const end = text.length - last.length;
    let at = first.length;
    for (const piece of rest) {
      const found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}
