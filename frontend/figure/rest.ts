// The body at rest (all coordinates 0): every shape is built there, in the ground frame, and then carried by the bones.

import type { Body, Pose } from "../body";
import type { Point } from "./field";

export class Rest {
  readonly pose: Pose;
  private readonly segments = new Map<string, number>();
  private readonly joints = new Map<string, number>();

  constructor(readonly body: Body) {
    this.pose = body.forward(new Float64Array(body.coordinates.length));
    body.segments.forEach((segment, i) => {
      this.segments.set(segment.name, i);
      this.joints.set(segment.joint, i);
    });
  }

  /** Index of a segment; also the index of the joint that carries it. */
  index(segment: string): number {
    const found = this.segments.get(segment);
    if (found === undefined) throw new Error(`no segment ${segment} in this body`);
    return found;
  }

  /** Index of the segment that a joint carries, or -1 where the body has no such joint. */
  carriedBy(joint: string): number {
    return this.joints.get(joint) ?? -1;
  }

  origin(segment: string): Point {
    return this.at(this.index(segment), [0, 0, 0]);
  }

  mark(segment: string, landmark: string): Point {
    const found = this.body.segments[this.index(segment)].landmarks[landmark];
    if (!found) throw new Error(`${segment} has no landmark ${landmark}`);
    return this.at(this.index(segment), found);
  }

  /** A segment's own point in the ground. */
  at(i: number, p: ArrayLike<number>): Point {
    const d = this.turn(i, p);
    const o = this.pose.origins;
    return [d[0] + o[i * 3], d[1] + o[i * 3 + 1], d[2] + o[i * 3 + 2]];
  }

  direction(segment: string, d: ArrayLike<number>): Point {
    return this.turn(this.index(segment), d);
  }

  private turn(i: number, p: ArrayLike<number>): Point {
    const r = this.pose.rotations;
    const row = (k: number) => r[i * 9 + k] * p[0] + r[i * 9 + k + 1] * p[1] + r[i * 9 + k + 2] * p[2];
    return [row(0), row(3), row(6)];
  }
}
