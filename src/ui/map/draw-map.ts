import { NOISE } from '../../store/selectors.ts';
import { byLabel } from '../by-label.ts';
import type { FaceGrouping } from '../face-grouping.ts';
import type { MapStyle } from './map-style.ts';

/** All that a drawing depends on, in CSS pixels of the canvas. */
export interface MapScene {
  readonly width: number;
  readonly height: number;
  /** (n, 2) centres of the faces. */
  readonly points: Float32Array;
  readonly grouping: FaceGrouping;
  /** Faces with a thumbnail, most important first, from `placeThumbnails`. */
  readonly thumbnails: readonly number[];
  readonly thumbnailSide: number;
  /** Number of faces of the cluster that a cover stands for; others are not in it. */
  readonly counts: ReadonlyMap<number, number>;
  readonly imageOf: (face: number) => CanvasImageSource | null;
  readonly selected: readonly number[];
  /** Face under the pointer, or -1. */
  readonly hovered: number;
  /** Faces to bring out; the others fade. Null for none. */
  readonly spotlight: ReadonlySet<number> | null;
  readonly style: MapStyle;
}

/** Radius of a dot: smaller the more there are. */
export function dotRadius(count: number): number {
  return Math.max(1.8, Math.min(5, 60 / Math.sqrt(count + 1)));
}

const FADED = 0.18;
const HOVER_SCALE = 1.35;

/** Draw the whole map: dots for all, thumbnails over them, then selected and hovered faces on top. */
export function drawMap(context: CanvasRenderingContext2D, scene: MapScene): void {
  context.clearRect(0, 0, scene.width, scene.height);
  context.imageSmoothingQuality = 'high';
  drawDots(context, scene);
  context.font = scene.style.countFont;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  // digits are of one width, so one of them is measured for all counts
  const digit = context.measureText('0').width;
  // least important first, so that covers lie on top where squares touch
  for (let t = scene.thumbnails.length - 1; t >= 0; t--) {
    const face = scene.thumbnails[t] ?? -1;
    context.globalAlpha = alphaOf(scene, face);
    drawTile(context, scene, face, scene.thumbnailSide);
    drawCount(context, scene, face, scene.thumbnailSide, digit);
  }
  context.globalAlpha = 1;
  const tiles = scene.selected.length > 0 ? new Set(scene.thumbnails) : null;
  for (const face of scene.selected) drawRing(context, scene, face, tiles?.has(face) === true);
  if (scene.hovered >= 0 && 2 * scene.hovered + 1 < scene.points.length) drawHovered(context, scene);
}

function alphaOf(scene: MapScene, face: number): number {
  return scene.spotlight === null || scene.spotlight.has(face) ? 1 : FADED;
}

/** Up to this radius a square cannot be told from a disc, and is drawn several times faster. */
const SQUARE_UP_TO = 2;

function drawDots(context: CanvasRenderingContext2D, scene: MapScene): void {
  const { points, style, spotlight, grouping } = scene;
  const { clustering, colors } = grouping;
  const count = points.length / 2;
  const radius = dotRadius(count);
  const isSquare = radius <= SQUARE_UP_TO;
  context.lineWidth = Math.max(1, radius * 0.4);
  // a canvas reads a color anew whenever it is set, which takes longer than to draw the dot: cluster by cluster
  let color = '';
  let alpha = 1;
  const rings: number[] = [];
  for (const i of byLabel(clustering, count)) {
    const label = clustering?.labels[i];
    // core faces are full, border faces and those not sorted in yet are rings
    if (label === undefined || (label !== NOISE && clustering?.isCore[i] !== 1)) {
      rings.push(i);
      continue;
    }
    const next = colors[label] ?? style.noise;
    if (next !== color) {
      color = next;
      context.fillStyle = color;
    }
    const nextAlpha = spotlight === null || spotlight.has(i) ? 1 : FADED;
    if (nextAlpha !== alpha) {
      alpha = nextAlpha;
      context.globalAlpha = alpha;
    }
    const x = points[2 * i] ?? 0;
    const y = points[2 * i + 1] ?? 0;
    if (isSquare) {
      context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
      continue;
    }
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.fillStyle = style.surface;
  for (const i of rings) {
    context.globalAlpha = alphaOf(scene, i);
    context.strokeStyle = grouping.colorOf(i) ?? style.noise;
    context.beginPath();
    context.arc(points[2 * i] ?? 0, points[2 * i + 1] ?? 0, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** A thumbnail framed in its cluster's color; dashed for a border face. */
function drawTile(context: CanvasRenderingContext2D, scene: MapScene, face: number, side: number): void {
  const { points, style } = scene;
  const left = (points[2 * face] ?? 0) - side / 2;
  const top = (points[2 * face + 1] ?? 0) - side / 2;
  const color = scene.grouping.colorOf(face);
  const frame = color === null ? 1.5 : Math.max(2, side / 18);
  const corner = side / 6;
  context.save();
  context.beginPath();
  context.roundRect(left, top, side, side, corner);
  context.fillStyle = style.surface;
  context.fill();
  context.clip();
  const image = scene.imageOf(face);
  if (image !== null) context.drawImage(image, left, top, side, side);
  context.restore();
  context.beginPath();
  context.roundRect(left + frame / 2, top + frame / 2, side - frame, side - frame, corner - frame / 2);
  context.lineWidth = frame;
  context.strokeStyle = color ?? style.noise;
  if (scene.grouping.kindOf(face) === 'border') context.setLineDash([side / 7, side / 14]);
  context.stroke();
  context.setLineDash([]);
}

const COUNT_HEIGHT = 15;

/**
 * The number of faces of a cluster, on the lower right corner of its cover: more faces lie under it than show.
 * @param digit width of a digit in the font that is set
 */
function drawCount(
  context: CanvasRenderingContext2D,
  scene: MapScene,
  face: number,
  side: number,
  digit: number,
): void {
  const count = scene.counts.get(face);
  if (count === undefined || count < 2) return;
  const text = String(count);
  const width = Math.max(COUNT_HEIGHT, text.length * digit + 8);
  const right = (scene.points[2 * face] ?? 0) + side / 2 + 4;
  const bottom = (scene.points[2 * face + 1] ?? 0) + side / 2 + 4;
  context.beginPath();
  context.roundRect(right - width, bottom - COUNT_HEIGHT, width, COUNT_HEIGHT, COUNT_HEIGHT / 2);
  context.fillStyle = scene.style.surface;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = scene.grouping.colorOf(face) ?? scene.style.noise;
  context.stroke();
  context.fillStyle = scene.style.text;
  context.fillText(text, right - width / 2, bottom - COUNT_HEIGHT / 2 + 0.5);
}

function drawRing(context: CanvasRenderingContext2D, scene: MapScene, face: number, isTile: boolean): void {
  const x = scene.points[2 * face];
  const y = scene.points[2 * face + 1];
  if (x === undefined || y === undefined) return;
  const side = isTile ? scene.thumbnailSide + 5 : 2 * dotRadius(scene.points.length / 2) + 6;
  for (const [width, color] of [
    [5, scene.style.surface],
    [2.5, scene.style.accent],
  ] as const) {
    context.beginPath();
    context.roundRect(x - side / 2, y - side / 2, side, side, isTile ? side / 6 : side / 2);
    context.lineWidth = width;
    context.strokeStyle = color;
    context.stroke();
  }
}

function drawHovered(context: CanvasRenderingContext2D, scene: MapScene): void {
  const face = scene.hovered;
  const side = Math.max(40, scene.thumbnailSide * HOVER_SCALE);
  const x = scene.points[2 * face] ?? 0;
  const y = scene.points[2 * face + 1] ?? 0;
  context.beginPath();
  context.roundRect(x - side / 2 - 3, y - side / 2 - 3, side + 6, side + 6, side / 6 + 3);
  context.fillStyle = scene.style.text;
  context.fill();
  drawTile(context, scene, face, side);
}
