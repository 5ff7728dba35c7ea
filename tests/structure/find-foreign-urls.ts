/** An address that the built files may name, and why its name there fetches nothing. */
interface Harmless {
  readonly url: RegExp;
  readonly reason: string;
}

const HARMLESS: readonly Harmless[] = [
  { url: /^https?:\/\/www\.w3\.org\//, reason: 'names of XML namespaces' },
  { url: /^http:\/\/ns\.adobe\.com\//, reason: 'names of XML namespaces inside photos' },
  {
    url: /^http:\/\/www\.metadataworkinggroup\.com\/schemas\/regions\/$/,
    reason: 'name of the XML namespace of face regions',
  },
  {
    url: /^https:\/\/github\.com\/(image-js\/tiff\/issues\/new\/choose|MikeKovarik\/exifr)$/,
    reason: 'tiff and exifr: texts of errors',
  },
  { url: /^https?:\/\/json-schema\.org\//, reason: 'name of the dialect of a JSON Schema' },
  { url: /^https?:\/\/www\.apache\.org\/licenses\//, reason: 'license notices of tfjs' },
  { url: /^https:\/\/react\.dev\/errors\//, reason: 'React: text of an error' },
  { url: /^https:\/\/(redux|redux-toolkit)\.js\.org\/Errors/, reason: 'recharts: text of an error' },
  { url: /^https:\/\/bit\.ly\/3cXEKWf$/, reason: 'recharts: text of a warning' },
  { url: /^https:\/\/react\.i18next\.com\/latest\//, reason: 'react-i18next: text of a warning' },
  { url: /^https:\/\/rolldown\.rs\/in-depth\//, reason: 'the bundler: text of an error' },
  { url: /^https:\/\/developer\.mozilla\.org\//, reason: 'tfjs: text of an error' },
  { url: /^http:\/\/ns\.adobe\.com\//, reason: 'exifr: names of XML namespaces' },
  { url: /^https:\/\/github\.com\/MikeKovarik\/exifr$/, reason: 'exifr: text of an error' },
  { url: /^https:\/\/github\.com\/image-js\/tiff\/issues\//, reason: 'tiff: text of an error' },
  { url: /^https:\/\/emscripten\.org\/docs\//, reason: 'tfjs: text of a warning' },
  { url: /^https:\/\/github\.com\/tensorflow\//, reason: 'tfjs: texts of errors, and comments in shaders' },
  { url: /^https:\/\/www\.shadertoy\.com\/view\//, reason: 'tfjs: comment in a shader' },
  { url: /^https:\/\/arxiv\.org\/abs\//, reason: 'tfjs: comment on an activation' },
  {
    url: /^https:\/\/github\.com\/(google\/mediapipe|vladmandic|HSE-asavchenko\/HSE_FaceRec_tf)$/,
    reason: 'authors named in the model files',
  },
  {
    url: /^https:\/\/cdn\.jsdelivr\.net\/npm\/@tensorflow\/tfjs-backend-wasm@/,
    reason: "Human's default place of the wasm files; ours is set before it is read",
  },
];

/** Code and text in which an address may stand; weights and pictures are mere data to the browser. */
const TEXT_FILE = /\.(html|css|m?js|json|svg|webmanifest|txt)$/;
const ADDRESS = /(?:https?|wss?):\/\/[^\s"'`<>()\\]+|(?<=["'`])\/\/[\w-]+(?:\.[\w-]+)+[^\s"'`<>()\\]*/g;
/** Licenses name addresses; the page shows their texts as they are, and as no link. */
const ONLY_READ = /^licenses\.json$/;
/** What a browser fetches by itself as it reads a page, a style sheet or a drawing, harmless host or not. */
const FETCHED_BY_MARKUP =
  /(?:\b(?:src|href|srcset|action|poster)=["']?|url\(["']?|@import ["'])((?:https?:)?\/\/[^\s"')>]+)/g;

/** The addresses in a built file that could lead to another host. Empty for a file that is only data. */
export function findForeignUrls(path: string, text: string): string[] {
  if (!TEXT_FILE.test(path) || ONLY_READ.test(path)) return [];
  const isMarkup = /\.(html|css|svg)$/.test(path);
  const fetched = isMarkup ? [...text.matchAll(FETCHED_BY_MARKUP)].map((found) => found[1] ?? '') : [];
  const named = (text.match(ADDRESS) ?? []).filter((url) => !HARMLESS.some((entry) => entry.url.test(url)));
  return [...new Set([...fetched, ...named])];
}
