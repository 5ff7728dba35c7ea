import type { DescriptorId } from '../faces/descriptor-spec.ts';
import type { MapView } from './app-state.ts';

/** Everything a user can do. Made by `createKaomap`; failures become notices or ledger rows, never rejections. */
export interface Actions {
  /** Must be called in the drop or paste event itself: the browser empties the transfer afterwards. */
  addTransfer(transfer: DataTransfer): void;
  /** Files of a file or folder input; a folder's files carry `webkitRelativePath`. */
  addFiles(files: Iterable<File>): void;
  loadSamples(): void;
  pause(): void;
  resume(): void;
  /** Stop reading; what is done stays, the rest is marked cancelled. */
  cancel(): void;
  /** Forget all photos and faces. */
  clear(): void;
  setEps(eps: number): void;
  setMinPts(minPts: number): void;
  setSeed(seed: number): void;
  /** Keep faces of one photo apart, or not. */
  setPartPhotos(partPhotos: boolean): void;
  /** Keep weak faces from bridging clusters, or not. */
  setGuardWeak(guardWeak: boolean): void;
  /** Cut clusters again by average linkage, or not. */
  setRefine(refine: boolean): void;
  /** Another descriptor means reading the photos again. */
  setDescriptor(id: DescriptorId): void;
  setMapView(view: MapView): void;
  startMap(): void;
  stopMap(): void;
  select(faces: readonly number[]): void;
  openResult(file: File): void;
  closeResult(): void;
  /** Text of the `kaomap.result` JSON of what is on the page now. */
  resultJson(): string;
  /** Text of the CSV, header `class,img`. */
  resultCsv(): string;
  /** The photo's file while the page has it, to show the whole picture. */
  fileOf(photoId: string): File | undefined;
  dismissNotice(): void;
}
