// A distance field becomes a mesh by surface nets: one vertex a cell, pulled onto the surface.

import type { Field } from "./field";

export interface Surface {
  positions: number[]; // 3 a vertex [m]
  normals: number[]; // 3 a vertex, unit
  triangles: number[];
}

/** Meshes `field` on a grid of `step` [m]. */
export function surfaceOf(field: Field, step: number): Surface {
  const margin = step * 2;
  const origin = field.low.map((v) => v - margin);
  const count = field.high.map((v, i) => Math.ceil((v + margin - origin[i]) / step) + 1);
  const values = sample(field, origin, count, step);
  const { cells, surface } = vertices(field, values, origin, count, step);
  faces(values, cells, count, surface.triangles);
  return surface;
}

const BLOCK = 4; // cells
const DOUBT = 1.7; // the fields are only nearly distances

/** Field values on the grid. Blocks that lie well inside or outside get one value for all their points. */
function sample(field: Field, origin: number[], [nx, ny, nz]: number[], step: number): Float32Array {
  const values = new Float32Array(nx * ny * nz);
  const half = (BLOCK - 1) / 2;
  const safe = half * Math.sqrt(3) * step * DOUBT;
  for (let k = 0; k < nz; k += BLOCK)
    for (let j = 0; j < ny; j += BLOCK)
      for (let i = 0; i < nx; i += BLOCK) {
        const middle = field.distance(origin[0] + (i + half) * step, origin[1] + (j + half) * step, origin[2] + (k + half) * step);
        const clear = Math.abs(middle) > safe;
        const iEnd = Math.min(i + BLOCK, nx), jEnd = Math.min(j + BLOCK, ny), kEnd = Math.min(k + BLOCK, nz);
        for (let c = k; c < kEnd; c++)
          for (let b = j; b < jEnd; b++)
            for (let a = i; a < iEnd; a++)
              values[a + nx * (b + ny * c)] = clear ? middle : field.distance(origin[0] + a * step, origin[1] + b * step, origin[2] + c * step);
      }
  return values;
}

function vertices(field: Field, values: Float32Array, origin: number[], [nx, ny, nz]: number[], step: number) {
  const cells = new Int32Array(values.length).fill(-1);
  const surface: Surface = { positions: [], normals: [], triangles: [] };
  const reach = [0, 1, nx, nx + 1, nx * ny, nx * ny + 1, nx * ny + nx, nx * ny + nx + 1];
  for (let k = 0; k < nz - 1; k++)
    for (let j = 0; j < ny - 1; j++)
      for (let i = 0; i < nx - 1; i++) {
        const cell = i + nx * (j + ny * k);
        let inside = 0;
        for (let c = 0; c < 8; c++) if (values[cell + reach[c]] < 0) inside++;
        if (inside === 0 || inside === 8) continue;
        cells[cell] = surface.positions.length / 3;
        place(field, surface, origin[0] + (i + 0.5) * step, origin[1] + (j + 0.5) * step, origin[2] + (k + 0.5) * step, step);
      }
  return { cells, surface };
}

/** Walks from the middle of a cell onto the surface, never further than the cell's reach. */
function place(field: Field, out: Surface, x: number, y: number, z: number, step: number): void {
  const e = step * 0.25;
  let px = x, py = y, pz = z, nx = 0, ny = 1, nz = 0;
  for (let round = 0; round < 3; round++) {
    nx = field.distance(px + e, py, pz) - field.distance(px - e, py, pz);
    ny = field.distance(px, py + e, pz) - field.distance(px, py - e, pz);
    nz = field.distance(px, py, pz + e) - field.distance(px, py, pz - e);
    const size = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
    nx /= size;
    ny /= size;
    nz /= size;
    if (round === 2) break;
    const d = Math.max(-step, Math.min(step, field.distance(px, py, pz)));
    px -= nx * d;
    py -= ny * d;
    pz -= nz * d;
  }
  out.positions.push(px, py, pz);
  out.normals.push(nx, ny, nz);
}

function faces(values: Float32Array, cells: Int32Array, [nx, ny, nz]: number[], out: number[]): void {
  const stride = [1, nx, nx * ny];
  for (let k = 1; k < nz - 1; k++)
    for (let j = 1; j < ny - 1; j++)
      for (let i = 1; i < nx - 1; i++) {
        const at = i + nx * (j + ny * k);
        const here = values[at] < 0;
        for (let axis = 0; axis < 3; axis++) {
          if (here === values[at + stride[axis]] < 0) continue;
          const u = stride[(axis + 1) % 3], v = stride[(axis + 2) % 3];
          const [a, b, c, d] = [cells[at - u - v], cells[at - v], cells[at], cells[at - u]];
          if (here) out.push(a, b, c, a, c, d);
          else out.push(a, c, b, a, d, c);
        }
      }
}
