/** Points stand four in a quad on the row side and eight in a panel on the column side. */
export const QUAD = 4;
export const PANEL = 8;
/** Coordinates are taken four at a time: their number is padded with zeros to a multiple. */
export const STEP = 4;

/**
 * Where one scan finds its numbers, as byte offsets into the kernel's memory, each a multiple of 16.
 * All numbers are float32.
 */
export interface ScanTask {
  /** (quads, dim, 4) coordinates of the rows, times -2. */
  readonly rows: number;
  readonly quads: number;
  /** (panels, dim, 8) coordinates of the columns. */
  readonly columns: number;
  readonly panels: number;
  /** dim / 4. */
  readonly steps: number;
  /** (quads × 4) and (panels × 8) squared norms. */
  readonly rowNorms: number;
  readonly columnNorms: number;
  /** (quads × 4) and (panels × 8) the largest approximate squared distance that is wanted. */
  readonly rowLimits: number;
  readonly columnLimits: number;
  /** Room for two 32-bit numbers a tile. */
  readonly hits: number;
}

/**
 * Compares every row with every column by norm + norm - 2 × product, in single precision.
 *
 * A tile is one quad against one panel; tiles are numbered panel by panel, quad by quad. Each tile with a
 * pair whose value does not exceed the larger of both limits is reported as its number and a mask, in
 * which bit 8 r + c stands for row r and column c. A value that is NaN counts as wanted.
 */
export interface ScanKernel {
  readonly memory: ArrayBuffer;
  /** @returns offset behind the last hit */
  scan(task: ScanTask): number;
}

/** Makes a kernel with a memory of so many bytes. */
export type ScanKernelMaker = (bytes: number) => ScanKernel;
