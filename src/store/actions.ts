import type { DescriptorId } from '../faces/descriptor-spec.ts';
import type { Act } from '../people/act.ts';
import type { MapView } from './app-state.ts';
import type { EngineChoice } from './map-engine.ts';

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
  /** Read photos again that failed, are damaged or were cancelled; those without their file wait for it. */
  retry(photoIds: readonly string[]): void;
  /** Start the engine again after it came to its end, for the photos that wait and whose files are here. */
  retryRun(): void;
  /** Read photos that were left out for their size. Ask first: a browser may run out of memory. */
  readAnyway(photoIds: readonly string[]): void;
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
  setMapEngine(engine: EngineChoice): void;
  /** Of t-SNE, from 2 on; null for what fits. A layout is carried on with it from where it is. */
  setPerplexity(perplexity: number | null): void;
  /** Lay the map out afresh. */
  startMap(): void;
  pauseMap(): void;
  resumeMap(): void;
  /** Leave the map as it is. */
  stopMap(): void;
  /** Carry the layout on for more iterations. */
  goOnWithMap(): void;
  /** Do one step among people; what it does is told before by `scopeOf`. */
  act(act: Act): void;
  undo(): void;
  redo(): void;
  /** Take any step back, by its number, or bring it back. */
  takeBack(seq: number): void;
  bringBack(seq: number): void;
  select(faces: readonly number[]): void;
  openResult(file: File): void;
  closeResult(): void;
  /** Let the people and steps of the opened file take the place of the page's. */
  takePeople(): void;
  /** Put the page's own steps back in their place. */
  putPeopleBack(): void;
  /** Text of the `kaomap.result` JSON of what is on the page now. */
  resultJson(): string;
  /** Text of the CSV, header `class,img`. */
  resultCsv(): string;
  /** The photo's file while the page has it, to show the whole picture. */
  fileOf(photoId: string): File | undefined;
  /** The photo as a picture that the browser can show, if its file is here and can be decoded. */
  pictureOf(photoId: string): Promise<Blob | null>;
  dismissNotice(): void;
}
