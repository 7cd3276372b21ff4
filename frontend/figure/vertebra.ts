// One vertebra: a waisted drum for the body, a ring behind it, one spinous, two transverse and four joint processes.

import { Melt, type Field, type Point } from "./field";
import { along, mix, scale, sub, unit, cross, across } from "./vec";

export interface VertebraMarks {
  /** Middle of the upper and the lower end plate. */
  top: Point;
  bottom: Point;
  ahead: Point; // unit
  halfDepth: number; // [m]
  halfWidth: number; // [m]
  spinousTip: Point;
  transverseTips: readonly Point[];
}

export function vertebraField(marks: VertebraMarks): Field {
  const { top, bottom, halfDepth, halfWidth, spinousTip } = marks;
  const up = unit(sub(top, bottom));
  const ahead = across(marks.ahead, up);
  const right = cross(ahead, up);
  const middle = mix(bottom, top, 0.5);
  const height = Math.hypot(...sub(top, bottom));
  const turn = [...ahead, ...up, ...right];
  const at = (x: number, y: number, z: number): Point => along(middle, ahead, up, right, [x, y, z]);
  const field = new Melt().drum(middle, [halfDepth, height / 2, halfWidth], 0.1, height * 0.14, turn, 0.004);
  const behind = -halfDepth * 1.62;
  const root = at(behind, height * 0.1, 0);
  const thick = height * 0.13;
  for (const side of [-1, 1]) {
    const pedicle = at(-halfDepth * 0.75, height * 0.2, side * halfWidth * 0.55);
    const pillar = at(-halfDepth * 1.35, height * 0.12, side * halfWidth * 0.62);
    field.cone(pedicle, pillar, thick, thick, 0.006);
    field.cone(pillar, root, thick, thick * 0.95, 0.006);
    field.cone(pillar, at(-halfDepth * 1.4, height * 0.62, side * halfWidth * 0.55), thick, thick * 0.8, 0.006);
    field.cone(pillar, at(-halfDepth * 1.55, -height * 0.55, side * halfWidth * 0.5), thick, thick * 0.75, 0.006);
  }
  for (const tip of marks.transverseTips) {
    const side = Math.sign(dotTo(tip, middle, right)) || 1;
    field.cone(at(-halfDepth * 1.3, height * 0.15, side * halfWidth * 0.6), tip, thick * 0.9, thick * 0.75, 0.006);
  }
  spinous(field, root, spinousTip, up, thick);
  return field;
}

function dotTo(a: Point, o: Point, d: Point): number {
  const v = sub(a, o);
  return v[0] * d[0] + v[1] * d[1] + v[2] * d[2];
}

/** A blade rather than a rod: two cones, one above the other. */
function spinous(field: Melt, root: Point, tip: Point, up: Point, thick: number): void {
  const drop = scale(up, thick * 0.9);
  const high: Point = [tip[0] + drop[0] * 0.6, tip[1] + drop[1] * 0.6, tip[2] + drop[2] * 0.6];
  const low: Point = [tip[0] - drop[0], tip[1] - drop[1], tip[2] - drop[2]];
  field.cone(root, high, thick * 0.95, thick * 0.75, 0.006);
  field.cone(root, low, thick * 0.95, thick * 0.8, 0.007);
}

/** The disc between two end plates. */
export function discField(below: Point, above: Point, ahead: Point, halfDepth: number, halfWidth: number): Field {
  const gap = sub(above, below);
  const up = unit(gap);
  const front = across(ahead, up);
  const turn = [...front, ...up, ...cross(front, up)];
  const half = Math.max(Math.hypot(...gap) / 2, 0.0012);
  return new Melt().drum(mix(below, above, 0.5), [halfDepth, half + 0.0006, halfWidth], -0.05, half * 0.8, turn);
}
