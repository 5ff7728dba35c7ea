/**
 * Variance of the Laplacian over the middle of a grey picture: near 0 where nothing has an edge, so a
 * cheap measure of focus. Source: Pech-Pacheco et al., ICPR 2000.
 * @param rgba (side × side × 4) pixels
 * @returns grey levels squared
 */
export function sharpness(rgba: Uint8ClampedArray, side: number): number {
  const grey = new Float32Array(side * side);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = 0.299 * rgba[4 * i]! + 0.587 * rgba[4 * i + 1]! + 0.114 * rgba[4 * i + 2]!;
  }
  // the outer fifth is hair and background, which may be sharp behind a blurred face
  const margin = Math.floor(side / 5);
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = margin; y < side - margin; y++) {
    for (let x = margin; x < side - margin; x++) {
      const i = y * side + x;
      const v = grey[i - side]! + grey[i + side]! + grey[i - 1]! + grey[i + 1]! - 4 * grey[i]!;
      sum += v;
      squares += v * v;
      count++;
    }
  }
  return squares / count - (sum / count) ** 2;
}
