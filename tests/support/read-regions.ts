import * as exifr from 'exifr';

/** A region of an XMP sidecar as exifr has it. */
export interface ReadRegion {
  readonly Name?: string;
  readonly Type: string;
  /** Center and size in shares of the stored picture. */
  readonly Area: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

interface ReadRegions {
  readonly size: { readonly w: number; readonly h: number };
  readonly list: readonly ReadRegion[];
}

type Sidecar = (bytes: Uint8Array, options: object, kind: 'xmp') => Promise<Record<string, unknown>>;

/** What exifr reads in a sidecar of ours. It leaves the escapes of XML as they are; here they are undone. */
export async function readRegions(xmp: Uint8Array): Promise<ReadRegions> {
  // its types do not name the function, and its two builds have it in two places
  const { sidecar, default: inner } = exifr as unknown as {
    sidecar?: Sidecar;
    default: { sidecar: Sidecar };
  };
  const found = await (sidecar ?? inner.sidecar)(xmp, { xmp: { parse: true }, mergeOutput: false }, 'xmp');
  const { Regions } = found['mwg-rs'] as {
    Regions: { AppliedToDimensions: ReadRegions['size']; RegionList: ReadRegion | ReadRegion[] };
  };
  const list = [Regions.RegionList].flat().map((region) => ({
    ...region,
    // a name of digits is a number to it
    ...(region.Name === undefined ? {} : { Name: withoutEscapes(String(region.Name)) }),
  }));
  return { size: Regions.AppliedToDimensions, list };
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function withoutEscapes(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (NAMED[name] ?? '') : String.fromCharCode(Number(code)),
  );
}
