// The exported body and its forward kinematics (docs/derivations.md, eq. 1-4). Plain data and flat arrays; nothing is
// allocated while it moves. Held within 0.1 mm of the Python engine by tests/mechanics/test_browser_twin.py.

export interface SegmentData {
  name: string;
  parent: number; // -1: the ground
  joint: string;
  offset: number[]; // [m]
  rotation: number[]; // 3 x 3, row by row
  coordinates: number[]; // its own joint's, in the order they act
  landmarks: Record<string, number[]>; // [m], in its own frame
  mass_kg: number;
  com: number[]; // [m]
}

export interface CoordinateData {
  name: string;
  joint: string;
  kind: "rotation" | "translation";
  axis: number[];
  lower: number; // [rad] or [m]
  upper: number;
  mirror: number;
  mirror_sign: number;
}

export interface BodyFile {
  format: number;
  person: { height_m: number; mass_kg: number; sex: string; age: number };
  segments: SegmentData[];
  coordinates: CoordinateData[];
  curves: { name: string; kind: string; points: number[][] }[]; // [segment, x, y, z]
  trunk: { segment: number; centre: number[]; half_depth: number; half_width: number; tilt: number }[];
  skin: {
    limbs: { name: string; segment: number; axis: "x" | "y"; rings: number[][] }[]; // x, y, z, half depth, half width
    head: { name: string; segment: number; centre: number[]; half_axes: number[] }[];
  };
}

/** Where every segment is, in the ground: origins [m], 3 a segment; rotations, 9 a segment, row by row. */
export interface Pose {
  readonly origins: Float64Array;
  readonly rotations: Float64Array;
}

const FORMAT = 1;

export function loadBody(file: BodyFile): Body {
  if (file.format !== FORMAT) throw new Error(`body format ${file.format}; this page reads format ${FORMAT}`);
  return new Body(file);
}

export class Body {
  readonly segments: readonly SegmentData[];
  readonly coordinates: readonly CoordinateData[];
  private readonly step = new Float64Array(9);
  private readonly turn = new Float64Array(9);

  constructor(readonly file: BodyFile) {
    this.segments = file.segments;
    this.coordinates = file.coordinates;
  }

  /** Places every segment. Pass the last pose to write into it. */
  forward(q: ArrayLike<number>, pose: Pose = this.newPose()): Pose {
    this.check(q);
    for (let i = 0; i < this.segments.length; i++) this.place(i, q, pose);
    return pose;
  }

  /** The posture as seen in a mirror (eq. 7-9). */
  mirror(q: ArrayLike<number>, into: Float64Array = new Float64Array(q.length)): Float64Array {
    this.check(q);
    for (let i = 0; i < this.coordinates.length; i++) {
      const c = this.coordinates[i];
      into[i] = q[c.mirror] * c.mirror_sign;
    }
    return into;
  }

  /** A segment's own point in the ground [m]. */
  point(pose: Pose, segment: number, local: ArrayLike<number>, into: Float64Array = new Float64Array(3)): Float64Array {
    const r = pose.rotations, k = segment * 9;
    for (let row = 0; row < 3; row++)
      into[row] = pose.origins[segment * 3 + row]
        + r[k + row * 3] * local[0] + r[k + row * 3 + 1] * local[1] + r[k + row * 3 + 2] * local[2];
    return into;
  }

  newPose(): Pose {
    return { origins: new Float64Array(this.segments.length * 3), rotations: new Float64Array(this.segments.length * 9) };
  }

  private check(q: ArrayLike<number>): void {
    if (q.length !== this.coordinates.length)
      throw new Error(`a posture of ${q.length} numbers; this body has ${this.coordinates.length} coordinates`);
  }

  private place(i: number, q: ArrayLike<number>, pose: Pose): void {
    const segment = this.segments[i], o = pose.origins, r = pose.rotations;
    o.set(segment.offset, i * 3);
    if (segment.parent < 0) r.set(segment.rotation, i * 9);
    else {
      carry(r, segment.parent * 9, o, i * 3);
      for (let row = 0; row < 3; row++) o[i * 3 + row] += o[segment.parent * 3 + row];
      multiply(r, segment.parent * 9, segment.rotation, r, i * 9);
    }
    for (let k = 0; k < segment.coordinates.length; k++) {
      const at = segment.coordinates[k], { axis, kind } = this.coordinates[at];
      if (kind === "translation") {
        for (let row = 0; row < 3; row++)
          o[i * 3 + row] += q[at] * (r[i * 9 + row * 3] * axis[0] + r[i * 9 + row * 3 + 1] * axis[1] + r[i * 9 + row * 3 + 2] * axis[2]);
      } else {
        about(axis, q[at], this.step);
        multiply(r, i * 9, this.step, this.turn, 0);
        r.set(this.turn, i * 9);
      }
    }
  }
}

/** Rotation about a unit axis (eq. 2). */
function about(axis: ArrayLike<number>, angle: number, into: Float64Array): void {
  const x = axis[0], y = axis[1], z = axis[2];
  const c = Math.cos(angle), s = Math.sin(angle), t = 1 - c;
  into[0] = t * x * x + c; into[1] = t * x * y - s * z; into[2] = t * x * z + s * y;
  into[3] = t * x * y + s * z; into[4] = t * y * y + c; into[5] = t * y * z - s * x;
  into[6] = t * x * z - s * y; into[7] = t * y * z + s * x; into[8] = t * z * z + c;
}

/** out = a b, all 3 x 3; out must not overlap a or b. */
function multiply(a: ArrayLike<number>, ai: number, b: ArrayLike<number>, out: Float64Array, oi: number): void {
  for (let row = 0; row < 9; row += 3)
    for (let col = 0; col < 3; col++)
      out[oi + row + col] = a[ai + row] * b[col] + a[ai + row + 1] * b[3 + col] + a[ai + row + 2] * b[6 + col];
}

/** v = r v in place. */
function carry(r: Float64Array, ri: number, v: Float64Array, vi: number): void {
  const x = v[vi], y = v[vi + 1], z = v[vi + 2];
  for (let row = 0; row < 3; row++) v[vi + row] = r[ri + row * 3] * x + r[ri + row * 3 + 1] * y + r[ri + row * 3 + 2] * z;
}
