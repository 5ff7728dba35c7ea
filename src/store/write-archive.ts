import type { FaceRegion } from '../export/xmp-regions.ts';
import { createZipWriter, dosDate, type ZipBytes } from '../export/zip-writer.ts';
import { type PlannedPhoto, sidecarOf } from './archive-plan.ts';

/** Where an archive goes, piece after piece. */
export interface ArchiveSink {
  /** A file is handed over as it is, so that whoever can keeps it where it lies. */
  write(piece: ZipBytes | Blob): Promise<void>;
  close(): Promise<void>;
  /** Give up; what was written is thrown away. */
  abort(): Promise<void>;
}

export interface ArchiveProgress {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
}

export interface ArchiveJob {
  readonly photos: readonly PlannedPhoto[];
  /** Null for no sidecars. */
  readonly regions: ReadonlyMap<string, readonly FaceRegion[]> | null;
  readonly fileOf: (photoId: string) => File | undefined;
  readonly onProgress: (progress: ArchiveProgress) => void;
  readonly signal: AbortSignal;
}

export interface ArchiveReport {
  readonly photos: number;
  readonly bytes: number;
  /** Paths of photos whose files are not there any more, each once. */
  readonly missing: readonly string[];
}

/**
 * Write photos as a ZIP, one after the other: of all of them only one is ever in memory. Photos whose files are
 * gone are left out and named.
 * @throws AbortError if the signal says so, or what the sink throws; the sink is given up then
 */
export async function writeArchive(job: ArchiveJob, sink: ArchiveSink): Promise<ArchiveReport> {
  const { photos, regions, fileOf, onProgress, signal } = job;
  const zip = createZipWriter();
  const encode = (text: string) => new TextEncoder().encode(text);
  const missing = new Set<string>();
  let written = 0;
  let bytes = 0;

  async function put(path: string, date: number, content: ZipBytes, given: ZipBytes | Blob): Promise<void> {
    const { head, file } = zip.open(encode(path), dosDate(date));
    file.add(content);
    const tail = file.end();
    for (const piece of [head, given, tail]) await sink.write(piece);
    bytes += head.length + content.length + tail.length;
  }

  try {
    for (const [done, { path, row }] of photos.entries()) {
      signal.throwIfAborted();
      onProgress({ done, total: photos.length, bytes });
      const file = fileOf(row.id);
      const content = file && (await readAll(file));
      if (!content) {
        missing.add(row.path);
        continue;
      }
      const date = row.taken?.time ?? row.modified;
      await put(path, date, content, file);
      written++;
      const sidecar = regions && sidecarOf(row, regions.get(row.id) ?? [], content);
      if (sidecar === null) continue;
      const text = encode(sidecar);
      await put(`${path}.xmp`, date, text, text);
    }
    signal.throwIfAborted();
    const end = zip.close();
    await sink.write(end);
    await sink.close();
    onProgress({ done: photos.length, total: photos.length, bytes: bytes + end.length });
    return { photos: written, bytes: bytes + end.length, missing: [...missing] };
  } catch (error) {
    await sink.abort().catch(() => {});
    throw error;
  }
}

/** Null if the file was moved, changed or deleted since it was dropped. */
async function readAll(file: File): Promise<ZipBytes | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
