// The trunk's skin: one smooth hull through the body's cross sections, with shoulders and seat, carried by the two
// nearest segments of the spine.

import { Melt, type Field, type Point } from "./field";
import type { Bones, BonesAt } from "./mesh";
import type { Rest } from "./rest";
import { add, dot, scale, smooth, sub } from "./vec";

interface Slice {
  segment: number;
  centre: Point;
  ahead: Point; // unit
  up: Point; // unit
  depth: number; // half [m]
  width: number; // half [m]
}

export function slicesOf(rest: Rest): Slice[] {
  return rest.body.file.trunk.map(({ segment, centre, half_depth, half_width, tilt }) => {
    const name = rest.body.segments[segment].name;
    return {
      segment,
      centre: rest.at(segment, centre),
      ahead: rest.direction(name, [Math.cos(tilt), Math.sin(tilt), 0]),
      up: rest.direction(name, [-Math.sin(tilt), Math.cos(tilt), 0]),
      depth: half_depth,
      width: half_width,
    };
  });
}

export function trunkField(rest: Rest, slices: readonly Slice[]): Field {
  const trunk = new Melt();
  const hull = new Hull(slices);
  trunk.shape(hull, 0.01);
  const neck = rest.origin("C7"), chest = rest.origin("T6"), seat = rest.origin("pelvis");
  for (const [name, side] of [["right_upper_arm", 1], ["left_upper_arm", -1]] as const) {
    const shoulder = rest.origin(name);
    const inner = add(shoulder, [-0.002, 0.004, -side * 0.022]);
    trunk.cone(add(neck, [-0.012, 0.03, side * 0.03]), inner, 0.032, 0.044, 0.05);
    trunk.cone(add(chest, [0.03, 0.0, side * 0.1]), add(inner, [0, -0.02, 0]), 0.05, 0.05, 0.05);
    trunk.egg(add(seat, [-0.052, -0.052, side * 0.072]), [0.074, 0.082, 0.074], 0.05);
    trunk.egg(add(seat, [0.0, -0.03, side * 0.085]), [0.085, 0.075, 0.082], 0.04);
  }
  return trunk;
}

/** Which two segments carry a point of the skin: those whose sections lie just below and just above it. */
export function trunkBones(slices: readonly Slice[]): BonesAt {
  const last = slices.length - 1;
  const height = (p: Point, i: number) => dot(sub(p, slices[i].centre), slices[i].up);
  return (p): Bones => {
    let i = 0;
    while (i < last && height(p, i + 1) >= 0) i++;
    if (i === last || height(p, 0) < 0) return { a: slices[i].segment, b: slices[i].segment, share: 0 };
    const below = height(p, i), above = -height(p, i + 1);
    return { a: slices[i].segment, b: slices[i + 1].segment, share: smooth(0, 1, below / Math.max(below + above, 1e-6)) };
  };
}

const ROWS = 160;

/** Ellipses between the back and the front of each section, seen as level slices. */
class Hull implements Field {
  readonly low: number[];
  readonly high: number[];
  private readonly back: Float64Array;
  private readonly front: Float64Array;
  private readonly width: Float64Array;
  private readonly from: number;
  private readonly to: number;

  constructor(slices: readonly Slice[]) {
    const backs = slices.map((s) => add(s.centre, scale(s.ahead, -s.depth)));
    const fronts = slices.map((s) => add(s.centre, scale(s.ahead, s.depth)));
    const sides = slices.map((s): Point => [s.width, s.centre[1], 0]);
    this.from = slices[0].centre[1];
    this.to = slices[slices.length - 1].centre[1];
    this.back = this.table(backs);
    this.front = this.table(fronts);
    this.width = this.table(sides);
    const wide = Math.max(...slices.map((s) => s.width));
    this.low = [Math.min(...backs.map((p) => p[0])), this.from, -wide];
    this.high = [Math.max(...fronts.map((p) => p[0])), this.to, wide];
  }

  distance(x: number, y: number, z: number): number {
    const share = Math.min(1, Math.max(0, (y - this.from) / (this.to - this.from))) * (ROWS - 1);
    const i = Math.min(ROWS - 2, Math.floor(share));
    const f = share - i;
    const b = this.back[i] * (1 - f) + this.back[i + 1] * f;
    const e = this.front[i] * (1 - f) + this.front[i + 1] * f;
    const w = this.width[i] * (1 - f) + this.width[i + 1] * f;
    const half = (e - b) / 2;
    const u = (x - (b + e) / 2) / half, v = z / w;
    const u2 = u * u, v2 = v * v;
    // between an ellipse (2 u2 v2) and a fuller curve (0): a rib cage is a little square
    const k = Math.sqrt(Math.sqrt(u2 * u2 + v2 * v2 + 1.35 * u2 * v2));
    const side = (k - 1) * Math.min(half, w);
    const beyond = Math.max(this.from - y, y - this.to);
    return beyond <= 0 ? side : Math.sqrt(beyond * beyond + Math.max(side, 0) ** 2);
  }

  /** x of a curve (x over y) at evenly spaced heights, a little smoothed. */
  private table(points: readonly Point[]): Float64Array {
    const sorted = [...points].sort((a, b) => a[1] - b[1]);
    const raw = Float64Array.from({ length: ROWS }, (_, i) => {
      const y = this.from + ((this.to - this.from) * i) / (ROWS - 1);
      const j = sorted.findIndex((p) => p[1] >= y);
      if (j <= 0) return (j < 0 ? sorted[sorted.length - 1] : sorted[0])[0];
      const [a, b] = [sorted[j - 1], sorted[j]];
      return a[0] + ((b[0] - a[0]) * (y - a[1])) / Math.max(b[1] - a[1], 1e-6);
    });
    return raw.map((_, i) => {
      let sum = 0, weight = 0;
      for (let k = -8; k <= 8; k++) {
        const at = raw[Math.min(ROWS - 1, Math.max(0, i + k))];
        const w = 9 - Math.abs(k);
        sum += at * w;
        weight += w;
      }
      return sum / weight;
    });
  }
}
