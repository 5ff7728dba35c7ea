/** An element of XML as it was read. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlTag | string)[];
}

const TOKEN = /<\?xml[^?]*\?>|<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Read XML without a declaration of types, strictly: tags that do not match, bare signs, unknown entities and
 * forbidden characters are errors.
 */
export function readXml(text: string): XmlTag {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) throw new SyntaxError(`expected no U+${forbidden[0].charCodeAt(0).toString(16)}`);
  const root: XmlTag & { children: (XmlTag | string)[] } = { name: '', attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (token === null) throw new SyntaxError(`expected a tag or text, got ${text.slice(at, at + 60)}`);
    const [, closed, opened, attributes = '', isEmpty, plain] = token;
    if (closed !== undefined) {
      const tag = open.pop();
      if (tag?.name !== closed) throw new SyntaxError(`expected </${tag?.name}>, got </${closed}>`);
    } else if (opened !== undefined) {
      const tag = { name: opened, attributes: readAttributes(attributes), children: [] };
      open.at(-1)!.children.push(tag);
      if (isEmpty === '') open.push(tag);
    } else if (plain !== undefined) {
      if (plain.includes(']]>')) throw new SyntaxError('expected ]]> to be escaped');
      open.at(-1)!.children.push(decode(plain));
    }
  }
  const tags = root.children.filter((child) => typeof child !== 'string');
  const [first] = tags;
  if (open.length !== 1 || tags.length !== 1 || first === undefined) {
    throw new SyntaxError(`expected one element that is closed, got ${tags.length}, ${open.length - 1} open`);
  }
  return first;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name in found) throw new SyntaxError(`expected one ${name}, got two`);
    found[name] = decode(value);
  }
  return found;
}

function decode(text: string): string {
  return text.replace(/&(\w+;)?/g, (whole, name: string | undefined) => {
    const sign = ENTITIES[name?.slice(0, -1) ?? ''];
    if (sign === undefined) throw new SyntaxError(`expected an entity, got ${whole}`);
    return sign;
  });
}
