/** Nodes that each point touches along an axis. */
export const SPLINE_NODES = 6;

/**
 * Values and slopes of the quintic B-splines around a place between two nodes: the shares of a point that
 * its six nearest nodes take, which sum to 1, and how they change per spacing.
 *
 * Source: de Boor, A Practical Guide to Splines, 2001, chapter IX; the recurrence written out.
 *
 * @param place from the third node to the fourth, in [0, 1)
 * @param values (6) is filled
 * @param slopes (6) is filled
 */
export function splineWeights(place: number, values: Float64Array, slopes: Float64Array): void {
  const u = place;
  const v = 1 - u;
  const u2 = u * u;
  const v2 = v * v;
  values[0] = (v2 * v2 * v) / 120;
  values[1] = (1 + v * (5 + v * (10 + v * (10 + v * (5 - 5 * v))))) / 120;
  values[2] = (66 + u2 * (-60 + u2 * (30 - 10 * u))) / 120;
  values[3] = (66 + v2 * (-60 + v2 * (30 - 10 * v))) / 120;
  values[4] = (1 + u * (5 + u * (10 + u * (10 + u * (5 - 5 * u))))) / 120;
  values[5] = (u2 * u2 * u) / 120;
  slopes[0] = (v2 * v2) / -24;
  slopes[1] = (1 + v * (4 + v * (6 + v * (4 - 5 * v)))) / -24;
  slopes[2] = (u * (-12 + u2 * (12 - 5 * u))) / 12;
  slopes[3] = (v * (-12 + v2 * (12 - 5 * v))) / -12;
  slopes[4] = (1 + u * (4 + u * (6 + u * (4 - 5 * u)))) / 24;
  slopes[5] = (u2 * u2) / 24;
}
