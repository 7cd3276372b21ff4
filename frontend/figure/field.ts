// Shapes as distance fields: a few round primitives melted into one soft solid.
// Distances and lengths [m]; negative inside.

export type Point = readonly [number, number, number];

export interface Field {
  distance(x: number, y: number, z: number): number;
  /** Corners of a box that holds the whole shape. */
  low: number[];
  high: number[];
}

type Distance = (x: number, y: number, z: number) => number;

interface Part {
  at: Distance;
  soft: number;
  cut: boolean;
  /** A ball round the whole part: far from it the part need not be asked. */
  x: number;
  y: number;
  z: number;
  reach: number;
}

/** Collects primitives and joins them with a smooth union. */
export class Melt implements Field {
  readonly low = [Infinity, Infinity, Infinity];
  readonly high = [-Infinity, -Infinity, -Infinity];
  private parts: Part[] = [];

  /** Any other shape. */
  shape(other: Field, soft = 0.01): this {
    this.hold(other.low as unknown as Point, 0);
    this.hold(other.high as unknown as Point, 0);
    return this.add((x, y, z) => other.distance(x, y, z), soft, [0, 0, 0], Infinity);
  }

  /** A cone with two round ends. */
  cone(a: Point, b: Point, ra: number, rb: number, soft = 0.01): this {
    const d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const length = Math.max(d[0] * d[0] + d[1] * d[1] + d[2] * d[2], 1e-12);
    this.hold(a, ra);
    this.hold(b, rb);
    return this.add((x, y, z) => {
      const px = x - a[0], py = y - a[1], pz = z - a[2];
      const raw = (px * d[0] + py * d[1] + pz * d[2]) / length;
      const t = raw < 0 ? 0 : raw > 1 ? 1 : raw;
      return length3(px - t * d[0], py - t * d[1], pz - t * d[2]) - (ra + (rb - ra) * t);
    }, soft, [a[0] + d[0] / 2, a[1] + d[1] / 2, a[2] + d[2] / 2], Math.sqrt(length) / 2 + Math.max(ra, rb));
  }

  /** An ellipsoid whose axes are the rows of `turn` (identity when left out). */
  egg(centre: Point, radii: Point, soft = 0.01, turn?: readonly number[]): this {
    this.hold(centre, Math.max(...radii));
    return this.add(eggDistance(centre, radii, turn), soft, centre, Math.max(...radii));
  }

  /** Takes an ellipsoid away, with a soft rim. */
  dent(centre: Point, radii: Point, soft = 0.01, turn?: readonly number[]): this {
    return this.add(eggDistance(centre, radii, turn), soft, centre, Math.max(...radii), true);
  }

  /**
   * A tube of ellipses along a straight axis. Rings: [along, u, v, half u, half v] from `origin`;
   * `turn` has the axis, u and v as rows. Both ends are round.
   */
  tube(origin: Point, turn: readonly number[], rings: readonly (readonly number[])[], soft = 0.01): this {
    const first = rings[0][0], last = rings[rings.length - 1][0];
    const profile = profileOf(rings, first, last);
    for (const [s, u, v, a, b] of rings) {
      const centre = [0, 1, 2].map((i) => origin[i] + turn[i] * s + turn[3 + i] * u + turn[6 + i] * v) as unknown as Point;
      this.hold(centre, Math.max(a, b) * 1.02);
    }
    return this.add((x, y, z) => {
      const px = x - origin[0], py = y - origin[1], pz = z - origin[2];
      const s = turn[0] * px + turn[1] * py + turn[2] * pz;
      const share = Math.min(1, Math.max(0, (s - first) / (last - first))) * (SAMPLES - 1);
      const i = Math.min(SAMPLES - 2, Math.floor(share));
      const f = share - i;
      const at = i * 4, g = 1 - f;
      const a = profile[at + 2] * g + profile[at + 6] * f, b = profile[at + 3] * g + profile[at + 7] * f;
      const u0 = profile[at] * g + profile[at + 4] * f, v0 = profile[at + 1] * g + profile[at + 5] * f;
      const u = (turn[3] * px + turn[4] * py + turn[5] * pz - u0) / a;
      const v = (turn[6] * px + turn[7] * py + turn[8] * pz - v0) / b;
      const cap = (a + b) / 2;
      const w = Math.max(first - s, s - last, 0) / cap;
      const k0 = length3(u, v, w), k1 = length3(u / a, v / b, w / cap);
      return k1 < 1e-9 ? -Math.min(a, b) : (k0 * (k0 - 1)) / k1;
    }, soft, origin, Infinity);
  }

  /** Keeps only what lies on the side of a plane that `normal` (unit) points to. */
  keep(through: Point, normal: Point, soft = 0.008): this {
    const level = normal[0] * through[0] + normal[1] * through[1] + normal[2] * through[2];
    const at: Distance = (x, y, z) => normal[0] * x + normal[1] * y + normal[2] * z - level;
    return this.add(at, soft, through, Infinity, true);
  }

  /** An upright drum with an elliptical outline, a waist and rounded rims; `turn` has its axes as rows (x, y up, z). */
  drum(centre: Point, half: Point, waist: number, round: number, turn: readonly number[], soft = 0.004): this {
    this.hold(centre, Math.hypot(...half));
    return this.add((x, y, z) => {
      const px = x - centre[0], py = y - centre[1], pz = z - centre[2];
      const u = turn[0] * px + turn[1] * py + turn[2] * pz;
      const v = turn[3] * px + turn[4] * py + turn[5] * pz;
      const w = turn[6] * px + turn[7] * py + turn[8] * pz;
      const h = Math.min(1, Math.abs(v) / half[1]);
      const narrow = 1 - waist * (1 - h * h);
      const rx = half[0] * narrow, rz = half[2] * narrow;
      const k = length3(u / rx, w / rz, 0);
      const side = (k - 1) * Math.min(rx, rz) + round;
      const top = Math.abs(v) - half[1] + round;
      return Math.min(Math.max(side, top), 0) + length3(Math.max(side, 0), Math.max(top, 0), 0) - round;
    }, soft, centre, Math.hypot(...half));
  }

  distance(x: number, y: number, z: number): number {
    let found = 1;
    for (let i = 0; i < this.parts.length; i++) {
      const part = this.parts[i];
      const dx = x - part.x, dy = y - part.y, dz = z - part.z;
      const near = part.reach + part.soft + (part.cut ? Math.max(-found, 0) : Math.max(found, 0));
      if (dx * dx + dy * dy + dz * dz > near * near) continue;
      const d = part.at(x, y, z);
      found = part.cut ? -smoothMin(-found, d, part.soft) : smoothMin(found, d, part.soft);
    }
    return found;
  }

  private add(at: Distance, soft: number, [x, y, z]: Point, reach: number, cut = false): this {
    this.parts.push({ at, soft, cut, x, y, z, reach });
    return this;
  }

  private hold(p: Point, r: number): void {
    for (let i = 0; i < 3; i++) {
      this.low[i] = Math.min(this.low[i], p[i] - r);
      this.high[i] = Math.max(this.high[i], p[i] + r);
    }
  }
}

const SAMPLES = 33;

/** Smooth curves through the rings (monotone cubics would overshoot less, Catmull-Rom is enough here), evenly sampled. */
function profileOf(rings: readonly (readonly number[])[], first: number, last: number): Float64Array {
  const out = new Float64Array(SAMPLES * 4);
  for (let i = 0; i < SAMPLES; i++) {
    const s = first + ((last - first) * i) / (SAMPLES - 1);
    let at = 0;
    while (at < rings.length - 2 && rings[at + 1][0] <= s) at++;
    const [p, a, b, n] = [rings[Math.max(at - 1, 0)], rings[at], rings[at + 1], rings[Math.min(at + 2, rings.length - 1)]];
    const t = Math.min(1, Math.max(0, (s - a[0]) / (b[0] - a[0])));
    for (let k = 0; k < 4; k++) out[i * 4 + k] = catmull(p[k + 1], a[k + 1], b[k + 1], n[k + 1], t);
  }
  return out;
}

function catmull(p: number, a: number, b: number, n: number, t: number): number {
  return a + 0.5 * t * (b - p + t * (2 * p - 5 * a + 4 * b - n + t * (3 * (a - b) + n - p)));
}

/** Math.hypot is many times slower. */
function length3(x: number, y: number, z: number): number {
  return Math.sqrt(x * x + y * y + z * z);
}

function eggDistance(c: Point, r: Point, turn?: readonly number[]): Distance {
  const m = turn ?? [1, 0, 0, 0, 1, 0, 0, 0, 1];
  return (x, y, z) => {
    const px = x - c[0], py = y - c[1], pz = z - c[2];
    const u = (m[0] * px + m[1] * py + m[2] * pz) / r[0];
    const v = (m[3] * px + m[4] * py + m[5] * pz) / r[1];
    const w = (m[6] * px + m[7] * py + m[8] * pz) / r[2];
    const k0 = length3(u, v, w);
    const k1 = length3(u / r[0], v / r[1], w / r[2]);
    return k1 < 1e-9 ? -Math.min(r[0], r[1], r[2]) : (k0 * (k0 - 1)) / k1;
  };
}

function smoothMin(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}
