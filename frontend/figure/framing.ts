// Where the camera stands so that a whole movement fits the canvas, whatever its shape.

export const FIELD_OF_VIEW = 24; // [deg], a long lens: calm proportions

export interface View {
  azimuth: number; // [rad] 0 = seen from the front, a quarter turn = from the person's right
  elevation: number; // [rad]
}

export interface Placed {
  target: [number, number, number]; // [m]
  distance: number; // [m]
}

/** Unit vectors of the camera, rows: right, up, back (towards the camera). */
export function cameraAxes({ azimuth, elevation }: View, into: Float64Array): void {
  const ca = Math.cos(azimuth), sa = Math.sin(azimuth), ce = Math.cos(elevation), se = Math.sin(elevation);
  into[0] = sa;
  into[1] = 0;
  into[2] = -ca;
  into[6] = ca * ce;
  into[7] = se;
  into[8] = sa * ce;
  into[3] = -ca * se;
  into[4] = ce;
  into[5] = -sa * se;
}

const axes = new Float64Array(9);

/** Fits balls (x, y, z, radius each, flat) into a view cone; `margin` is the share of the canvas left free on each side. */
export function fit(balls: Float32Array, count: number, view: View, tanHalf: number, aspect: number, margin: number, into: Placed): void {
  cameraAxes(view, axes);
  const tanY = tanHalf * (1 - 2 * margin), tanX = tanHalf * aspect * (1 - 2 * margin);
  let cx = 0, cy = 0, distance = 0;
  for (let round = 0; round < 4; round++) {
    let left = Infinity, right = -Infinity, low = Infinity, high = -Infinity;
    distance = 0;
    const depth = round === 0 ? 6 : into.distance;
    for (let i = 0; i < count; i++) {
      const at = i * 4;
      const x = project(balls, at, 0), y = project(balls, at, 3), z = project(balls, at, 6), r = balls[at + 3];
      const near = depth / Math.max(depth - z, 0.5);
      left = Math.min(left, (x - r) * near);
      right = Math.max(right, (x + r) * near);
      low = Math.min(low, (y - r) * near);
      high = Math.max(high, (y + r) * near);
    }
    cx = (left + right) / 2;
    cy = (low + high) / 2;
    for (let i = 0; i < count; i++) {
      const at = i * 4;
      const x = project(balls, at, 0), y = project(balls, at, 3), z = project(balls, at, 6), r = balls[at + 3];
      distance = Math.max(distance, z + (Math.abs(x - cx) + r) / tanX, z + (Math.abs(y - cy) + r) / tanY);
    }
    into.distance = distance;
  }
  for (let i = 0; i < 3; i++) into.target[i] = axes[i] * cx + axes[3 + i] * cy;
}

/** Moves the point looked at to the right and up as the camera sees it [m]; the picture moves the other way. */
export function shift(placed: Placed, view: View, right: number, up: number): void {
  cameraAxes(view, axes);
  for (let i = 0; i < 3; i++) placed.target[i] += axes[i] * right + axes[3 + i] * up;
}

function project(balls: Float32Array, at: number, row: number): number {
  return axes[row] * balls[at] + axes[row + 1] * balls[at + 1] + axes[row + 2] * balls[at + 2];
}
