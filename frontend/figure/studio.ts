// What the figure needs of whoever draws it: stage.ts (three.js) for players, painter.ts (bare WebGL) for the first page.

import type { Colours } from "./colours";
import type { Placed, View } from "./framing";
import type { Parts } from "./build";
import type { Prop } from "./motion";

export interface Studio {
  /** Rows of 3 x 4 matrices, rest posture to now. */
  readonly bones: Float32Array;
  /** x, y, z, radius [m] of each ball that casts a soft shadow. */
  readonly spheres: Float32Array;
  /** A joint each: 1 moves, -1 stays quiet, between while it changes. */
  readonly states: Float32Array;
  /** Width over height. */
  readonly aspect: number;
  paint(colours: Colours): void;
  show(props: readonly Prop[]): void;
  resize(width: number, height: number, pixelRatio: number): void;
  look(view: View, placed: Placed): void;
  render(): void;
  dispose(): void;
}

export type OpenStudio = (canvas: HTMLCanvasElement, parts: Parts) => Studio;

/** Light falling from the sky, from the floor, and from the lamp. */
export const LIGHTS = { sky: [0.64, 0.645, 0.66], ground: [0.36, 0.325, 0.295], warm: [0.6, 0.57, 0.53] } as const;

/** Lamps hang on the camera, so every side is lit as well as the front. [right, up, towards the camera] */
export const LAMPS = { key: [-0.55, 0.75, 0.62], fill: [0.8, 0.1, 0.35] } as const;

/** How see-through each layer is: [thinnest, thickest]. */
export const CLEAR = { ribs: 0.3, ghost: 0.24, inside: [0.08, 0.35], outside: [0.13, 0.92], floor: 0.5 } as const;
export const HALO = 0.0032; // [m] round vertebrae that move

/** Direction of a lamp in the ground frame for a camera with these axes. */
export function lampDirection(axes: Float64Array, [right, up, back]: readonly number[], into: { set(x: number, y: number, z: number): unknown }): void {
  const flat = Math.hypot(axes[6], axes[8]) || 1;
  const x = axes[0] * right + (axes[6] / flat) * back, z = axes[2] * right + (axes[8] / flat) * back;
  const long = Math.hypot(x, up, z);
  into.set(x / long, up / long, z / long);
}
