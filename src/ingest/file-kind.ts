/** What a file is by its content, whatever its name says. */
export interface FileKind {
  readonly id: FileKindId;
  /** What people call it. Shown as text when the file is refused. */
  readonly name: string;
  /** MIME type to decode it as; empty where no browser decodes it. */
  readonly mime: string;
  /**
   * `decode`: the browser reads it. `convert`: we read it, by a library or by the preview in it.
   * `unsupported`: a picture, film or document that is not read. `notAPicture`: text, or nothing we know.
   */
  readonly handling: 'decode' | 'convert' | 'unsupported' | 'notAPicture';
}

export type FileKindId = keyof typeof NAMES;

const NAMES = {
  jpeg: 'JPEG',
  png: 'PNG',
  gif: 'GIF',
  webp: 'WebP',
  avif: 'AVIF',
  bmp: 'BMP',
  ico: 'ICO',
  heic: 'HEIC',
  tiff: 'TIFF',
  bigTiff: 'BigTIFF',
  cr2: 'Canon RAW (CR2)',
  cr3: 'Canon RAW (CR3)',
  raf: 'Fujifilm RAW (RAF)',
  orf: 'Olympus RAW (ORF)',
  rw2: 'Panasonic RAW (RW2)',
  jxl: 'JPEG XL',
  jp2: 'JPEG 2000',
  psd: 'Photoshop (PSD)',
  svg: 'SVG',
  pdf: 'PDF',
  zip: 'ZIP',
  rar: 'RAR',
  sevenZip: '7-Zip',
  gzip: 'gzip',
  mp4: 'MP4',
  mov: 'QuickTime (MOV)',
  avi: 'AVI',
  mkv: 'Matroska (MKV)',
  webm: 'WebM',
  mpeg: 'MPEG',
  html: 'HTML',
  text: 'Text',
  unknown: 'Unknown',
} as const;

const DECODED_AS: Partial<Record<FileKindId, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  // Safari does, the others do not
  heic: 'image/heic',
  tiff: 'image/tiff',
};

const CONVERTED: ReadonlySet<FileKindId> = new Set(['heic', 'tiff', 'cr2', 'cr3', 'raf', 'orf', 'rw2']);

const NOT_PICTURES: ReadonlySet<FileKindId> = new Set(['html', 'text', 'unknown']);

/** All that is known of a kind. */
export function fileKind(id: FileKindId): FileKind {
  const mime = DECODED_AS[id] ?? '';
  return { id, name: NAMES[id], mime, handling: handlingOf(id) };
}

function handlingOf(id: FileKindId): FileKind['handling'] {
  if (CONVERTED.has(id)) return 'convert';
  if (DECODED_AS[id]) return 'decode';
  return NOT_PICTURES.has(id) ? 'notAPicture' : 'unsupported';
}
