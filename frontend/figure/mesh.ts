// One growing buffer of vertices for the whole figure: place, normal, two bones with a weight, and paint.
// Places are those of the neutral posture in the ground frame [m]; the graphics card moves them with the bones.

import type { Field, Point } from "./field";
import { surfaceOf, type Surface } from "./nets";

/** Index into the palette. */
export const ROLE = { skin: 0, bone: 1, disc: 2, hair: 3, legs: 4, rib: 5 } as const;

export interface Bones {
  a: number;
  b: number;
  /** Share of `b`, 0 to 1. */
  share: number;
}

export interface Paint {
  role: number;
  /** Which joint's state tints this vertex, and how much (0 to 1). */
  joint: number;
  tint: number;
  /** See-through skin: 0 as thin as it gets, 1 solid. Solid skin: over a half, hair. */
  dense?: number;
}

export type BonesAt = (p: Point) => Bones;
export type PaintAt = (p: Point) => Paint;

export const bone = (index: number): BonesAt => {
  const same = { a: index, b: index, share: 0 };
  return () => same;
};
export const paint = (role: number, joint = 0, tint = 0): PaintAt => {
  const same = { role, joint, tint };
  return () => same;
};

export class MeshBuilder {
  readonly positions: number[] = [];
  readonly normals: number[] = [];
  readonly skin: number[] = []; // bone a, bone b, share of b
  readonly paint: number[] = []; // role, joint, tint, dense
  readonly triangles: number[] = [];

  /** `coarse` multiplies every grid step: 1 as drawn, more for machines without a graphics card. */
  constructor(private readonly coarse = 1) {}

  /** Meshes a field on a grid of `step` [m]. */
  solid(field: Field, step: number, bones: BonesAt, paints: PaintAt): this {
    return this.add(surfaceOf(field, step * this.coarse), bones, paints);
  }

  add(surface: Surface, bones: BonesAt, paints: PaintAt): this {
    const first = this.positions.length / 3;
    for (const corner of surface.triangles) this.triangles.push(first + corner);
    for (let i = 0; i < surface.positions.length; i += 3) {
      const p: Point = [surface.positions[i], surface.positions[i + 1], surface.positions[i + 2]];
      const { a, b, share } = bones(p);
      const { role, joint, tint, dense = 0 } = paints(p);
      this.positions.push(p[0], p[1], p[2]);
      this.normals.push(surface.normals[i], surface.normals[i + 1], surface.normals[i + 2]);
      this.skin.push(a, b, share);
      this.paint.push(role, joint, tint, dense);
    }
    return this;
  }
}
