import { PANEL, QUAD, type ScanKernelMaker, type ScanTask, STEP } from './scan-kernel.ts';

const FLOAT_BYTES = 4;

/**
 * The scan in plain JavaScript, for browsers without vector instructions. Two rows against two columns at
 * a time: four numbers read give four products.
 */
export const plainKernelMaker: ScanKernelMaker = (bytes) => {
  const memory = new ArrayBuffer(Math.ceil(bytes / FLOAT_BYTES) * FLOAT_BYTES);
  const floats = new Float32Array(memory);
  const words = new Uint32Array(memory);
  return { memory, scan: (task) => scanPlainly(floats, words, task) };
};

function scanPlainly(floats: Float32Array, words: Uint32Array, task: ScanTask): number {
  const at = (offset: number) => offset / FLOAT_BYTES;
  const dim = task.steps * STEP;
  const rowNorms = at(task.rowNorms);
  const rowLimits = at(task.rowLimits);
  let hit = at(task.hits);

  for (let panel = 0, tile = 0; panel < task.panels; panel++) {
    const columns = at(task.columns) + panel * dim * PANEL;
    const columnNorms = at(task.columnNorms) + panel * PANEL;
    const columnLimits = at(task.columnLimits) + panel * PANEL;
    for (let quad = 0; quad < task.quads; quad++, tile++) {
      const rows = at(task.rows) + quad * dim * QUAD;
      let mask = 0;
      for (let r = 0; r < QUAD; r += 2) {
        for (let c = 0; c < PANEL; c += 2) {
          let s00 = 0;
          let s01 = 0;
          let s10 = 0;
          let s11 = 0;
          for (let d = 0, a = rows + r, b = columns + c; d < dim; d++, a += QUAD, b += PANEL) {
            const x0 = floats[a]!;
            const x1 = floats[a + 1]!;
            const y0 = floats[b]!;
            const y1 = floats[b + 1]!;
            s00 += x0 * y0;
            s01 += x0 * y1;
            s10 += x1 * y0;
            s11 += x1 * y1;
          }
          const bit = r * PANEL + c;
          const row = quad * QUAD + r;
          if (isWanted(s00, row, c)) mask |= 1 << bit;
          if (isWanted(s01, row, c + 1)) mask |= 1 << (bit + 1);
          if (isWanted(s10, row + 1, c)) mask |= 1 << (bit + PANEL);
          if (isWanted(s11, row + 1, c + 1)) mask |= 1 << (bit + PANEL + 1);
        }
      }
      if (mask === 0) continue;
      words[hit++] = tile;
      words[hit++] = mask;
    }

    function isWanted(product: number, row: number, column: number): boolean {
      const value = product + floats[rowNorms + row]! + floats[columnNorms + column]!;
      // what is NaN must not be dropped
      return !(value > Math.max(floats[rowLimits + row]!, floats[columnLimits + column]!));
    }
  }
  return hit * FLOAT_BYTES;
}
