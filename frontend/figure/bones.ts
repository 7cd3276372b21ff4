// Carries the bones from a pose to the graphics card: rest posture -> now, as rows of 3 x 4 matrices. Allocates nothing.

import type { Pose } from "../body";
import type { Ball } from "./build";

export function writeBones(rest: Pose, now: Pose, count: number, into: Float32Array): void {
  for (let i = 0; i < count; i++) {
    const r = i * 9, o = i * 3, out = i * 12;
    for (let row = 0; row < 3; row++) {
      const a = now.rotations[r + row * 3], b = now.rotations[r + row * 3 + 1], c = now.rotations[r + row * 3 + 2];
      // now · transposed rest
      const x = a * rest.rotations[r] + b * rest.rotations[r + 1] + c * rest.rotations[r + 2];
      const y = a * rest.rotations[r + 3] + b * rest.rotations[r + 4] + c * rest.rotations[r + 5];
      const z = a * rest.rotations[r + 6] + b * rest.rotations[r + 7] + c * rest.rotations[r + 8];
      into[out + row * 4] = x;
      into[out + row * 4 + 1] = y;
      into[out + row * 4 + 2] = z;
      into[out + row * 4 + 3] = now.origins[o + row] - (x * rest.origins[o] + y * rest.origins[o + 1] + z * rest.origins[o + 2]);
    }
  }
}

/** Each ball's place and radius: x, y, z, r, from index `at` on. */
export function writeBalls(balls: readonly Ball[], now: Pose, into: Float32Array, at = 0): void {
  for (let i = 0; i < balls.length; i++) {
    const { segment, at: p, radius } = balls[i];
    const r = segment * 9, o = segment * 3, out = (at + i) * 4;
    for (let row = 0; row < 3; row++) {
      const k = r + row * 3;
      into[out + row] = now.origins[o + row] + now.rotations[k] * p[0] + now.rotations[k + 1] * p[1] + now.rotations[k + 2] * p[2];
    }
    into[out + 3] = radius;
  }
}
