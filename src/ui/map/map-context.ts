/** What the map is drawn with: a canvas on the page or off it. */
export type MapContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
