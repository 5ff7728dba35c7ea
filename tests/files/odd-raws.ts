import sharp from 'sharp';
import { joined, latin1, type OddFile, oddFiles } from './odd-file.ts';
import { type TiffFields, writeTiff } from './write-tiff.ts';

const CFA = 32803;
const DNG_VERSION = 50706;

/** A directory of sensor data that nobody here can read. */
const sensor: TiffFields = {
  256: { long: [6000] },
  257: { long: [4000] },
  258: { short: [14] },
  259: { short: [34713] },
  262: { short: [CFA] },
  273: { at: new Uint8Array(64) },
  279: { long: [64] },
};

/** A directory that points to a JPEG, as cameras write it. */
const preview = (jpeg: Uint8Array): TiffFields => ({
  259: { short: [6] },
  513: { at: jpeg },
  514: { long: [jpeg.length] },
});

/**
 * RAW files of cameras as far as they matter here: sensor data that nobody can read, and a JPEG beside it.
 * @param photo a JPEG with one face
 */
export async function oddRaws(photo: Uint8Array): Promise<OddFile[]> {
  const big = await sharp(photo).resize(900).jpeg().toBuffer();
  const thumbnail = await sharp(photo).resize(160).jpeg().toBuffer();
  const lying = await sharp(photo).resize(900).rotate(270).jpeg().toBuffer();
  const unlike = (n: number) => joined(big, latin1(`unlike ${n}`));
  const raf = Buffer.alloc(160);
  raf.write('FUJIFILMCCD-RAW 0201', 'latin1');
  raf.writeUInt32BE(160, 84);
  raf.writeUInt32BE(big.length, 88);
  const box = latin1('\0\0\0\x18ftypcrx \0\0\0\x01crx isom');
  const raw = (kind: string, name: string, content: Uint8Array) =>
    [kind, `raw/${name}`, content, 'read', undefined, 'preview'] as const;
  return oddFiles([
    raw(
      'DNG',
      'a.dng',
      writeTiff([
        {
          ...preview(thumbnail),
          [DNG_VERSION]: { bytes: Uint8Array.of(1, 4, 0, 0) },
          330: { below: [sensor, preview(unlike(1))] },
        },
      ]),
    ),
    raw(
      'Nikon NEF',
      'b.nef',
      writeTiff([{ 271: { text: 'NIKON CORPORATION' }, 330: { below: [preview(unlike(2)), sensor] } }], {
        littleEndian: false,
      }),
    ),
    raw(
      'Nikon NEF on its side',
      'c.nef',
      writeTiff([{ 271: { text: 'NIKON' }, 274: { short: [6] }, 330: { below: [preview(lying), sensor] } }]),
    ),
    raw(
      'Sony ARW',
      'd.arw',
      writeTiff([{ 271: { text: 'SONY' }, ...preview(unlike(4)), 330: { below: [sensor] } }]),
    ),
    raw('Canon CR2', 'e.cr2', canon(unlike(5))),
    raw('Canon CR3', 'f.cr3', joined(box, Buffer.alloc(500), unlike(6), Buffer.alloc(900, 3))),
    raw('Fujifilm RAF', 'g.raf', joined(raf, big)),
    raw(
      'Olympus ORF',
      'h.orf',
      writeTiff([{ 271: { text: 'OLYMPUS' }, 37500: { bytes: unlike(8) } }], { magic: 0x4f52 }),
    ),
    raw('Panasonic RW2', 'i.rw2', writeTiff([{ 46: { bytes: unlike(9) } }], { magic: 0x55 })),
    [
      'DNG without preview',
      'raw/none.dng',
      writeTiff([{ [DNG_VERSION]: { bytes: Uint8Array.of(1, 4, 0, 0) }, ...sensor }]),
      'unsupported',
      'unsupportedKind',
    ],
    [
      'NEF with a thumbnail only',
      'raw/small.nef',
      writeTiff([{ 271: { text: 'NIKON' }, ...preview(thumbnail), 330: { below: [sensor] } }]),
      'unsupported',
      'unsupportedKind',
    ],
  ]);
}

/** Canon's directory begins at byte 16, behind a mark of its own. */
function canon(jpeg: Uint8Array): Uint8Array {
  const fields: readonly (readonly [tag: number, value: number])[] = [
    [259, 6],
    [273, 58],
    [279, jpeg.length],
  ];
  const head = Buffer.alloc(58);
  head.write('II*\0\x10\0\0\0CR\x02\0', 'latin1');
  head.writeUInt16LE(fields.length, 16);
  fields.forEach(([tag, value], i) => {
    const at = 18 + 12 * i;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(4, at + 2);
    head.writeUInt32LE(1, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  return joined(head, jpeg);
}
