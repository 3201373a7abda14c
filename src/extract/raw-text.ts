/** Finds where an element ends whose content is no markup: script, style, title, textarea. Looks through the document once for each name. */

export interface RawText {
  /** Where the content ends, */
  readonly to: number;
  /** and its end tag. */
  readonly end: number;
}

/** What opens and closes the hiding of a script in a comment, and a script in such a script. */
const IN_SCRIPT = /<!--|-->|<\/?script(?=[\s/>])/gi;

export function rawTextFinder(html: string): (name: string, from: number) => RawText {
  /** Names that no end tag follows any more, and `<!--` where no hidden script ends. */
  const endless = new Set<string>();
  const endTag = (name: string, from: number): number => {
    if (endless.has(name)) return -1;
    for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
      const after = at + 2 + name.length;
      if (isNameEnd(html[after]) && html.slice(at + 2, after).toLowerCase() === name) return at;
    }
    endless.add(name);
    return -1;
  };
  /** In `<!--` a script may hold another with its end tag, and goes on behind it. */
  const hiddenEnd = (from: number): number => {
    if (endless.has('<!--')) return -1;
    let isHidden = false;
    let isInner = false;
    IN_SCRIPT.lastIndex = from;
    for (let found = IN_SCRIPT.exec(html); found !== null; found = IN_SCRIPT.exec(html)) {
      if (found[0] === '<!--') isHidden = true;
      else if (found[0] === '-->') isHidden = isInner = false;
      else if (found[0][1] !== '/') isInner = isHidden;
      else if (isInner) isInner = false;
      else return found.index;
    }
    endless.add('<!--');
    return -1;
  };
  return (name, from) => {
    let to = endTag(name, from);
    if (name === 'script' && to >= 0) {
      const comment = html.slice(from, to).indexOf('<!--');
      if (comment >= 0) to = Math.max(to, hiddenEnd(from + comment));
    }
    if (to >= 0) {
      const closing = html.indexOf('>', to);
      return { to, end: closing < 0 ? html.length : closing + 1 };
    }
    // A page cut off in a script has no more to say; one that forgets to end its title has.
    const isCode = name === 'script' || name === 'style';
    return isCode ? { to: html.length, end: html.length } : { to: from, end: from };
  };
}

function isNameEnd(sign: string | undefined): boolean {
  return sign === undefined || sign === '/' || sign === '>' || sign.trim() === '';
}
