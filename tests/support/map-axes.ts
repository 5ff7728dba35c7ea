import type { Page } from '@playwright/test';

/** A face that the pointer met, and where it was: pixels of the canvas. */
export interface MapHit {
  readonly x: number;
  readonly y: number;
  readonly face: number;
}

/** Where faces lie on the canvas. */
export interface MapAxes {
  pixelOf(face: number): [x: number, y: number];
}

/** (faces, 2) positions as t-SNE left them. */
export async function readPlaces(page: Page): Promise<Float32Array> {
  return Float32Array.from(
    await page.evaluate(() => Array.from(window.kaomap.store.getState().map?.tsne?.positions ?? [])),
  );
}

/**
 * Tell the axes of the map from the outside: pixels are linear in positions, and the line through
 * many hits, each off by at most half a thumbnail, is right to a pixel or two.
 */
export function fitMapAxes(hits: readonly MapHit[], places: Float32Array): MapAxes {
  const x = fitLine(
    hits.map(({ face }) => places[2 * face]!),
    hits.map((hit) => hit.x),
  );
  const y = fitLine(
    hits.map(({ face }) => places[2 * face + 1]!),
    hits.map((hit) => hit.y),
  );
  return { pixelOf: (face) => [x(places[2 * face]!), y(places[2 * face + 1]!)] };
}

/**
 * The axes of a drawing that holds all faces, exact but for its rounding: the span of the marks is that of the
 * positions, and up is the side to which the marks fit.
 * @throws RangeError if a face has no mark at its place
 */
export function drawnMapAxes(
  marks: readonly { readonly x: number; readonly y: number }[],
  places: Float32Array,
): MapAxes {
  const faces = Array.from({ length: places.length / 2 }, (_, i) => i);
  const x = spanLine(
    faces.map((i) => places[2 * i]!),
    marks.map((mark) => mark.x),
    false,
  );
  const candidates = [true, false].map((isFlipped): MapAxes => {
    const y = spanLine(
      faces.map((i) => places[2 * i + 1]!),
      marks.map((mark) => mark.y),
      isFlipped,
    );
    return { pixelOf: (face) => [x(places[2 * face]!), y(places[2 * face + 1]!)] };
  });
  const farthest = (axes: MapAxes) =>
    Math.max(
      ...faces.map((face) => distanceTo(marks[nearestMark(marks, axes.pixelOf(face))], axes.pixelOf(face))),
    );
  const fitting = candidates.find((axes) => farthest(axes) < ROUNDING_PX);
  if (!fitting)
    throw new RangeError(`every face must have a mark, the farthest is ${candidates.map(farthest)} px off`);
  return fitting;
}

/** Face of each mark. @param marks as many as faces */
export function facesOfMarks(
  marks: readonly { readonly x: number; readonly y: number }[],
  axes: MapAxes,
): number[] {
  const centers = marks.map((_, face) => axes.pixelOf(face)).map(([x, y]) => ({ x, y }));
  return marks.map(({ x, y }) => nearestMark(centers, [x, y]));
}

type Point = { readonly x: number; readonly y: number };

/** More than the rounding of a drawing's numbers, less than two faces are apart. */
const ROUNDING_PX = 0.3;

const distanceTo = (point: Point | undefined, [x, y]: readonly [number, number]) =>
  Math.hypot((point?.x ?? Number.NaN) - x, (point?.y ?? Number.NaN) - y);

function nearestMark(points: readonly Point[], at: readonly [number, number]): number {
  const distances = points.map((point) => distanceTo(point, at));
  return distances.indexOf(Math.min(...distances));
}

/** The line that takes one span to another. */
function spanLine(from: readonly number[], to: readonly number[], isFlipped: boolean) {
  const [least, most] = [Math.min(...from), Math.max(...from)];
  const [start, end] = [Math.min(...to), Math.max(...to)];
  return (value: number) => {
    const share = (value - least) / (most - least);
    return start + (isFlipped ? 1 - share : share) * (end - start);
  };
}

/** Least squares. */
function fitLine(from: readonly number[], to: readonly number[]): (value: number) => number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanFrom, meanTo] = [mean(from), mean(to)];
  const covariance = from.reduce((sum, value, i) => sum + (value - meanFrom) * (to[i]! - meanTo), 0);
  const variance = from.reduce((sum, value) => sum + (value - meanFrom) ** 2, 0);
  const slope = covariance / variance;
  return (value) => meanTo + slope * (value - meanFrom);
}
