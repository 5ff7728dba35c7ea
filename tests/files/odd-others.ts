import { mulberry32 } from '../../src/math/rng.ts';
import { joined, latin1, type OddFile, oddFiles } from './odd-file.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const box = (brand: string) => latin1(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}isom`);

/** Files that are no pictures for us, names that programs stumble over, and what systems leave behind. */
export function oddOthers(photo: Uint8Array): OddFile[] {
  let count = 0;
  const unlike = () => joined(photo, latin1(`unlike ${count++}`));
  const random = mulberry32(7);
  const noise = Uint8Array.from({ length: 5000 }, () => Math.floor(random() * 256));
  const named = (kind: string, name: string) =>
    [`name with ${kind}`, `names/${name}`, unlike(), 'read'] as const;
  const refused = (kind: string, name: string, content: Uint8Array) =>
    [kind, `others/${name}`, content, 'unsupported', 'unsupportedKind'] as const;
  const noPicture = (kind: string, name: string, content: Uint8Array) =>
    [kind, `others/${name}`, content, 'unsupported', 'notAPicture'] as const;
  const hidden = (name: string) =>
    [`system file ${name}`, `hidden/${name}`, unlike(), 'skipped', 'hidden'] as const;
  // the row is that of the folder at which the walk stops
  const tooDeep = `e/${'d/'.repeat(63)}d`;
  return oddFiles([
    ['empty file', 'others/zero.jpg', new Uint8Array(0), 'damaged', 'empty'],
    noPicture('text named .jpg', 'text.jpg', latin1('Only text, whatever its name says.\n')),
    noPicture('HTML named .jpg', 'page.jpg', latin1('<!DOCTYPE html><html><body>404</body></html>')),
    noPicture('JSON', 'data.json', latin1('{"a": 1}')),
    noPicture('noise named .jpg', 'noise.jpg', noise),
    noPicture('zeros named .png', 'zeros.png', new Uint8Array(4096)),
    refused('SVG', 'drawing.svg', latin1(svg)),
    refused('SVG named .jpg', 'drawing.jpg', latin1(`<?xml version="1.0"?>${svg}`)),
    refused(
      'PDF',
      'letter.pdf',
      latin1('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    ),
    refused('ZIP', 'album.zip', latin1('PK\x03\x04\x14\0\0\0')),
    refused('RAR', 'album.rar', latin1('Rar!\x1a\x07\x01\0')),
    refused('7-Zip', 'album.7z', latin1('7z\xbc\xaf\x27\x1c\0\x04')),
    refused('gzip', 'album.tgz', latin1('\x1f\x8b\x08\0\0\0\0\0')),
    refused('MP4', 'film.mp4', box('isom')),
    refused('MOV', 'live.mov', box('qt  ')),
    refused('MKV', 'film.mkv', latin1('\x1aE\xdf\xa3\x9f\x42\x82\x88matroska')),
    refused('WebM named .jpg', 'film.jpg', latin1('\x1aE\xdf\xa3\x9f\x42\x82\x84webm')),
    refused('AVI', 'film.avi', latin1('RIFF\0\x10\0\0AVI LIST')),
    refused('Photoshop', 'layers.psd', latin1('8BPS\0\x01\0\0\0\0\0\0')),
    refused('JPEG XL', 'new.jxl', latin1('\xff\x0a\xfa\x1f\x01')),
    refused('JPEG 2000', 'old.jp2', latin1('\0\0\0\x0cjP  \r\n\x87\n')),
    named('emoji', '👩‍👩‍👧 party 🎉.jpg'),
    named('right-to-left override', 'photo\u202egpj.exe'),
    named('250 letters', `${'x'.repeat(246)}.jpg`),
    named('percent signs', '100%25 %2F %zz.jpg'),
    named('a line break', 'two\nlines.jpg'),
    named('markup', '<img src=x onerror=alert(1)>.jpg'),
    named('no letters but a prototype', '__proto__'),
    named('decomposed umlauts', 'scho\u0308n.jpg'),
    named('blanks at both ends', ' photo .jpg '),
    named('Japanese letters', '常連さん.jpg'),
    ['a folder named like a photo', 'folder.jpg/inside.jpg', unlike(), 'read'],
    ['a photo 30 folders deep', `${'d/'.repeat(30)}deep.jpg`, unlike(), 'read'],
    ['a folder 65 folders deep', tooDeep, null, 'failed', 'cannotRead'],
    ['an empty folder', 'nothing', null, null],
    // Chromium hands out no links at all, so that no walk runs in circles
    ['a link to a photo', 'links/photo.jpg', { link: '../jpeg/plain.jpg' }, null],
    ['a link to nothing', 'links/nothing.jpg', { link: '../gone.jpg' }, null],
    ['a link to the folder above', 'links/up', { link: '..' }, null],
    ['a device', 'links/null.jpg', { link: '/dev/zero' }, null],
    hidden('.DS_Store'),
    hidden('._IMG_1.jpg'),
    hidden('Thumbs.db'),
    hidden('desktop.ini'),
    hidden('@eaDir/IMG_1.jpg'),
    hidden('__MACOSX/IMG_1.jpg'),
    hidden('.picasa.ini'),
  ]);
}
