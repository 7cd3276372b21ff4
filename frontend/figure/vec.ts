// The little vector arithmetic that building shapes needs (plain arrays; not for the frame loop).

import type { Point } from "./field";

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Point, k: number): Point => [a[0] * k, a[1] * k, a[2] * k];
export const mix = (a: Point, b: Point, t: number): Point => add(scale(a, 1 - t), scale(b, t));
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const size = (a: Point): number => Math.hypot(a[0], a[1], a[2]);
export const unit = (a: Point): Point => scale(a, 1 / (size(a) || 1));
export const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
/** The part of `a` at right angles to the unit vector `n`, made unit. */
export const across = (a: Point, n: Point): Point => unit(sub(a, scale(n, dot(a, n))));
/** `a` in the basis whose unit vectors are u, v, w. */
export const along = (o: Point, u: Point, v: Point, w: Point, p: Point): Point =>
  add(o, add(add(scale(u, p[0]), scale(v, p[1])), scale(w, p[2])));
export const smooth = (from: number, to: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
};
