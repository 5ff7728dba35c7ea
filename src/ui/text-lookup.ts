/** A lookup of texts by key, as i18next's. */
export type LookUp = (key: string, options?: Readonly<Record<string, unknown>>) => string;

/** Templates and texts kept, of each; a long session must not fill the memory. */
const MOST_KEPT = 1000;
/** Around a value's name in a template: characters that no text has. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const SLOT = new RegExp(`${OPEN}(.*?)${CLOSE}`);

/**
 * The same texts, without going through the interpolation anew for each value: dozens of faces change their
 * labels in one tick of the slider. Of each text a template is kept with its values left out, one for each
 * `count`, on which its words depend; a value that the text formats in a way of its own is looked up as before.
 */
export function rememberTexts(lookUp: LookUp): LookUp {
  const templates = new Map<string, readonly string[] | null>();
  const texts = new Map<string, string>();

  function templateOf(key: string, options: Readonly<Record<string, unknown>>): readonly string[] | null {
    const { count } = options;
    const names = Object.keys(options);
    const name = `${key} ${count ?? ''} ${names.length}`;
    let template = templates.get(name);
    if (template === undefined) {
      const slots = names.map((n) => [n, n === 'count' ? count : `${OPEN}${n}${CLOSE}`]);
      // texts and names take turns
      const parts = lookUp(key, Object.fromEntries(slots)).split(SLOT);
      const found = new Set(parts.filter((_, i) => i % 2 === 1));
      const isWhole = names.every((n) => n === 'count' || found.has(n));
      template = isWhole ? parts : null;
      keep(templates, name, template);
    }
    return template;
  }

  return (key, options) => {
    if (options !== undefined && Object.values(options).every(isPlain)) {
      const template = templateOf(key, options);
      if (template !== null) return template.length === 1 ? (template[0] ?? '') : fill(template, options);
    } else if (options !== undefined) return lookUp(key, options);
    const name = options === undefined ? key : `${key} ${JSON.stringify(options)}`;
    let text = texts.get(name);
    if (text === undefined) {
      text = lookUp(key, options);
      keep(texts, name, text);
    }
    return text;
  };
}

const isPlain = (value: unknown) =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

function fill(template: readonly string[], options: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (let i = 0; i < template.length; i++) text += i % 2 === 0 ? template[i] : options[template[i] ?? ''];
  return text;
}

function keep<T>(known: Map<string, T>, name: string, value: T): void {
  if (known.size >= MOST_KEPT) known.clear();
  known.set(name, value);
}
