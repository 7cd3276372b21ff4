// A hand: palm, four close fingers and a thumb, so that one can see what it rests on and where it points.

import { Melt, type Field, type Point } from "./field";
import { across, along, cross, scale, sub, unit } from "./vec";

export interface HandMarks {
  wrist: Point;
  tips: Point;
  /** A point on the palm's skin. */
  palm: Point;
  right: boolean;
}

const LENGTH = 0.185; // wrist to fingertips of the hand drawn below [m]

export function handField({ wrist, tips, palm, right }: HandMarks): Field {
  const reach = sub(tips, wrist);
  const k = Math.hypot(...reach) / LENGTH;
  const out = unit(reach);
  const down = across(sub(palm, wrist), out);
  const thumb = scale(cross(out, down), right ? 1 : -1);
  const at = (x: number, y: number, z: number): Point => along(wrist, out, down, thumb, [x * k, y * k, z * k]);
  const hand = new Melt();
  hand.cone(at(-0.02, 0, 0), at(0.01, 0, 0), 0.025 * k, 0.022 * k, 0.01);
  hand.egg(at(0.055, 0.001, -0.001), scale([0.056, 0.0145, 0.041], k), 0.02 * k, [...out, ...down, ...thumb]);
  const fingers = [
    [0.026, 0.168, 0.0088],
    [0.0085, 0.183, 0.009],
    [-0.009, 0.176, 0.0087],
    [-0.026, 0.152, 0.0078],
  ];
  for (const [z, tip, r] of fingers) hand.cone(at(0.075, 0, z), at(tip - r, 0.004, z * 1.12), r * 1.12 * k, r * 0.85 * k, 0.005 * k);
  hand.cone(at(0.025, 0.006, 0.026), at(0.062, 0.012, 0.052), 0.0145 * k, 0.0115 * k, 0.016 * k);
  hand.cone(at(0.062, 0.012, 0.052), at(0.097, 0.012, 0.062), 0.0112 * k, 0.0085 * k, 0.008 * k);
  return hand;
}
