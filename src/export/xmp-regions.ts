/** A face as a region of a photo. */
export interface FaceRegion {
  /** Any text; empty for somebody without a name. */
  readonly name: string;
  /** In shares of the upright photo, origin top left. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface RegionsInput {
  /** Pixels of the upright photo. */
  readonly width: number;
  readonly height: number;
  /** How the stored picture has to be turned, 1 to 8 as EXIF counts. */
  readonly orientation: number;
  readonly faces: readonly FaceRegion[];
}

/**
 * Write faces as an XMP sidecar with regions by the Metadata Working Group, which photo programs read.
 *
 * Regions are of the picture as it is stored, before it is turned upright: by its center and size, in shares.
 * Source: MWG, Guidelines for Handling Image Metadata 2.0, section 5.9; ISO 16684-1 for the packet.
 * @throws RangeError if the orientation is not 1 to 8
 */
export function xmpRegions({ width, height, orientation, faces }: RegionsInput): string {
  if (!(Number.isInteger(orientation) && orientation >= 1 && orientation <= 8)) {
    throw new RangeError(`orientation must be 1 to 8, got ${orientation}`);
  }
  const isOnItsSide = orientation >= 5;
  const [w, h] = isOnItsSide ? [height, width] : [width, height];
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"',
    ' xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#"',
    ' xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#">',
    '<mwg-rs:Regions rdf:parseType="Resource">',
    `<mwg-rs:AppliedToDimensions stDim:w="${w}" stDim:h="${h}" stDim:unit="pixel"/>`,
    '<mwg-rs:RegionList>',
    '<rdf:Bag>',
    ...faces.map((face) => region(face, orientation)),
    '</rdf:Bag>',
    '</mwg-rs:RegionList>',
    '</mwg-rs:Regions>',
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
    '',
  ].join('\n');
}

function region({ name, box }: FaceRegion, orientation: number): string {
  const [x, y] = asStored(box.x + box.width / 2, box.y + box.height / 2, orientation);
  const [w, h] = orientation >= 5 ? [box.height, box.width] : [box.width, box.height];
  const area = Object.entries({ x, y, w, h }).map(([key, value]) => `stArea:${key}="${share(value)}"`);
  return [
    '<rdf:li rdf:parseType="Resource">',
    ...(name === '' ? [] : [`<mwg-rs:Name>${xmlText(name)}</mwg-rs:Name>`]),
    '<mwg-rs:Type>Face</mwg-rs:Type>',
    `<mwg-rs:Area ${area.join(' ')} stArea:unit="normalized"/>`,
    '</rdf:li>',
  ].join('\n');
}

/** A point of the upright picture in the stored one; both in shares, origin top left. */
function asStored(x: number, y: number, orientation: number): [number, number] {
  // from 5 on rows of the one are columns of the other
  const [u, v] = orientation >= 5 ? [y, x] : [x, y];
  const flipsX = [2, 3, 7, 8].includes(orientation);
  const flipsY = [3, 4, 6, 7].includes(orientation);
  return [flipsX ? 1 - u : u, flipsY ? 1 - v : v];
}

/** A hundredth of a pixel in the largest photo. */
function share(value: number): string {
  return String(Number(value.toFixed(7)));
}

/** What XML has no writing for: most control characters, half characters, and two that are none. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' },
  // readers make one line end of both otherwise
  ...{ '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' },
};

/** Any text as XML 1.0 has it; what it cannot say is U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(NO_XML, '\uFFFD').replace(/[&<>"'\r\n\t]/g, (letter) => ESCAPES[letter] ?? letter);
}
