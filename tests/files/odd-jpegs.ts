import sharp, { type Sharp } from 'sharp';
import { cutAt, joined, latin1, type OddFile, oddFiles } from './odd-file.ts';

/** A sharp pipeline over pixels that were written out before, so that its steps come in this order. */
const next = async (picture: Sharp) => sharp(await picture.png().toBuffer());

/** The picture lying so that this EXIF orientation puts it upright again. */
async function lying(photo: Uint8Array, orientation: number): Promise<Sharp> {
  const upright = sharp(photo);
  const onItsSide = (degrees: number) => next(upright.rotate(degrees));
  switch (orientation) {
    case 2:
      return upright.flop();
    case 3:
      return upright.rotate(180);
    case 4:
      return upright.flip();
    case 5:
      return (await onItsSide(90)).flop();
    case 6:
      return onItsSide(270);
    case 7:
      return (await onItsSide(90)).flip();
    case 8:
      return onItsSide(90);
    default:
      return upright;
  }
}

/** A JPEG whose frame header claims another size. */
function claiming(jpeg: Uint8Array, width: number, height: number): Uint8Array {
  const bytes = Buffer.from(jpeg);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0, 0, 17]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

/** @param photo a JPEG with one face */
export async function oddJpegs(photo: Uint8Array): Promise<OddFile[]> {
  const jpeg = await sharp(photo).jpeg().toBuffer();
  const progressive = await sharp(photo).jpeg({ progressive: true }).toBuffer();
  const blank = (side: number) =>
    sharp({ create: { width: side, height: side, channels: 3, background: '#a86' } })
      .jpeg()
      .toBuffer();
  const unlike = (n: number) => joined(jpeg, latin1(`unlike ${n}`));
  const broken = Buffer.from(jpeg);
  broken.fill(0x55, Math.floor(jpeg.length * 0.7), Math.floor(jpeg.length * 0.7) + 40);
  const brokenExif = joined(
    jpeg.subarray(0, 2),
    latin1('\xff\xe1\0\x12Exif\0\0MM\0*\xff\xff\xff\xf0\0\0'),
    jpeg.subarray(2),
  );

  const turned = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8].map(async (orientation): Promise<OddFile> => {
      const content = await (await lying(photo, orientation)).withMetadata({ orientation }).jpeg().toBuffer();
      return {
        kind: `JPEG, orientation ${orientation}`,
        path: `jpeg/turned-${orientation}.jpg`,
        content,
        state: 'read',
      };
    }),
  );
  return [
    ...turned,
    ...oddFiles([
      ['JPEG', 'jpeg/plain.jpg', jpeg, 'read'],
      ['JPEG, the same bytes again', 'jpeg/plain2.jpg', jpeg, 'duplicate', 'sameAs'],
      ['JPEG, progressive', 'jpeg/progressive.jpg', progressive, 'read'],
      ['JPEG, grey', 'jpeg/grey.jpg', await sharp(photo).greyscale().jpeg().toBuffer(), 'read'],
      ['JPEG, CMYK', 'jpeg/cmyk.jpg', await sharp(photo).toColourspace('cmyk').jpeg().toBuffer(), 'read'],
      ['JPEG cut at 5 %', 'jpeg/cut-05.jpg', cutAt(jpeg, 0.05), 'damaged'],
      ['JPEG cut at 30 %', 'jpeg/cut-30.jpg', cutAt(jpeg, 0.3), 'damaged', 'cutOff'],
      ['JPEG cut at 60 %', 'jpeg/cut-60.jpg', cutAt(jpeg, 0.6), 'damaged', 'cutOff'],
      ['JPEG cut at 90 %', 'jpeg/cut-90.jpg', cutAt(jpeg, 0.9), 'damaged', 'cutOff'],
      [
        'JPEG, progressive, cut at 60 %',
        'jpeg/progressive-cut.jpg',
        cutAt(progressive, 0.6),
        'damaged',
        'cutOff',
      ],
      ['JPEG without its last 2 bytes', 'jpeg/no-end.jpg', jpeg.subarray(0, -2), 'damaged', 'cutOff'],
      ['JPEG, its first 3 bytes', 'jpeg/three-bytes.jpg', jpeg.subarray(0, 3), 'damaged', 'cannotDecode'],
      ['JPEG, 40 bytes inside overwritten', 'jpeg/broken-inside.jpg', broken, 'read'],
      ['JPEG with bytes behind it', 'jpeg/bytes-behind.jpg', joined(jpeg, Buffer.alloc(5000, 7)), 'read'],
      ['JPEG with a film behind it', 'jpeg/motion.jpg', joined(jpeg, latin1('\0\0\0\x18ftypmp42')), 'read'],
      [
        'JPEG with bytes in front of it',
        'jpeg/bytes-in-front.jpg',
        joined(Buffer.alloc(64, 1), jpeg),
        'unsupported',
        'notAPicture',
      ],
      ['JPEG with broken EXIF', 'jpeg/broken-exif.jpg', brokenExif, 'read'],
      [
        'JPEG that claims 60,000 × 60,000',
        'jpeg/bomb.jpg',
        claiming(jpeg, 60_000, 60_000),
        'skipped',
        'tooLarge',
      ],
      ['JPEG that claims 0 × 0', 'jpeg/no-size.jpg', claiming(jpeg, 0, 0), 'damaged', 'impossibleSize'],
      ['JPEG of 1 × 1', 'jpeg/one-pixel.jpg', await blank(1), 'noFace'],
      ['JPEG of one color', 'jpeg/nobody.jpg', await blank(300), 'noFace'],
      ['JPEG named .png', 'jpeg/really-a-jpeg.png', unlike(1), 'read'],
      ['JPEG without extension', 'jpeg/DCIM0001', unlike(2), 'read'],
      ['JPEG named .txt', 'jpeg/notes.txt', unlike(3), 'read'],
    ]),
  ];
}
