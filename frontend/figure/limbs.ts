// Arms and legs: smooth solids through the body's own skin rings. Their round ends share a centre with the next
// segment's, so a bent joint stays closed.

import { Melt, type Field, type Point } from "./field";
import type { Rest } from "./rest";
import { size, sub, unit } from "./vec";

/** One limb's skin, with a round end at its joint and one at the next. */
export function limbField(rest: Rest, name: string, rings: readonly (readonly number[])[], end: Point): Field {
  const start = rest.origin(name);
  const down = unit(sub(end, start));
  const front = rest.direction(name, [1, 0, 0]);
  const out = rest.direction(name, [0, 0, 1]);
  const turn = [...down, ...front, ...out];
  const along = rings.map(([x, y, z, depth, width]) => [-y, x, z, depth, width]);
  along[0][0] = Math.min(along[0][0], 0);
  const last = along[along.length - 1];
  if (name.endsWith("thigh")) {
    last[3] *= 0.95; // its round end stays inside the shank's
    last[4] *= 0.95;
  }
  const field = new Melt().tube(start, turn, along, 0.012);
  shape(field, name, start, turn, size(sub(end, start)));
  return field;
}

/** What rings alone cannot say: kneecap, calf, heel of the forearm. */
function shape(field: Melt, name: string, start: Point, turn: number[], long: number): void {
  const at = (down: number, front: number, out: number): Point =>
    [0, 1, 2].map((i) => start[i] + turn[i] * down * long + turn[3 + i] * front + turn[6 + i] * out) as unknown as Point;
  if (name.endsWith("shank")) {
    field.egg(at(0.3, -0.028, 0), [0.1, 0.034, 0.042], 0.035, turn);
  }
  if (name.endsWith("thigh")) field.egg(at(0.42, 0.026, 0), [0.15, 0.056, 0.058], 0.03, turn);
  if (name.endsWith("upper_arm")) field.egg(at(0.16, 0, 0.008 * Math.sign(turn[8] || 1)), [0.075, 0.05, 0.047], 0.02, turn);
}
