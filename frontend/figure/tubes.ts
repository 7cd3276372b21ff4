// Ribs, breastbone, collar bones and shoulder blades: slim tubes along the body's own curves.

import type { Point } from "./field";
import type { MeshBuilder } from "./mesh";
import { paint, ROLE } from "./mesh";
import type { Surface } from "./nets";
import type { Rest } from "./rest";
import { add, cross, scale, sub, unit } from "./vec";

const SIDES = 6;
const STEPS = 2; // drawn pieces between two given points
const THICK: Record<string, readonly [number, number]> = {
  rib: [0.0042, 0.0058],
  sternum: [0.004, 0.014],
  clavicle: [0.0055, 0.006],
  scapula: [0.003, 0.0045],
};

export function addRibs(mesh: MeshBuilder, rest: Rest): void {
  for (const { kind, points } of rest.body.file.curves) {
    const path = points.map((p) => ({ segment: p[0], at: rest.at(p[0], p.slice(1)) }));
    const line = smoothed(path.map((p) => p.at));
    const [thin, wide] = THICK[kind] ?? THICK.rib;
    const owner = (p: Point) => path.reduce((a, b) => (far(b.at, p) < far(a.at, p) ? b : a)).segment;
    mesh.add(tube(line, thin, wide), (p) => ({ a: owner(p), b: owner(p), share: 0 }), paint(ROLE.rib));
  }
}

const far = (a: Point, b: Point): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

function smoothed(points: readonly Point[]): Point[] {
  const line: Point[] = [];
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))];
  for (let i = 0; i < points.length - 1; i++)
    for (let k = 0; k < STEPS; k++) line.push(curve(at(i - 1), at(i), at(i + 1), at(i + 2), k / STEPS));
  line.push(at(points.length - 1));
  return line;
}

function curve(p: Point, a: Point, b: Point, n: Point, t: number): Point {
  const one = (i: number) => a[i] + 0.5 * t * (b[i] - p[i] + t * (2 * p[i] - 5 * a[i] + 4 * b[i] - n[i] + t * (3 * (a[i] - b[i]) + n[i] - p[i])));
  return [one(0), one(1), one(2)];
}

/** An oval tube; its wide side lies along the line's own sideways-up direction. */
function tube(line: readonly Point[], thin: number, wide: number): Surface {
  const surface: Surface = { positions: [], normals: [], triangles: [] };
  line.forEach((p, i) => {
    const ahead = unit(sub(line[Math.min(i + 1, line.length - 1)], line[Math.max(i - 1, 0)]));
    const flat = unit(cross(ahead, [0, 1, 0]));
    const high = cross(flat, ahead);
    const end = i === 0 || i === line.length - 1 ? 0.5 : 1;
    for (let k = 0; k < SIDES; k++) {
      const turn = (k / SIDES) * Math.PI * 2;
      const c = Math.cos(turn), s = Math.sin(turn);
      surface.positions.push(...add(p, add(scale(flat, c * thin * end), scale(high, s * wide * end))));
      surface.normals.push(...unit(add(scale(flat, c / thin), scale(high, s / wide))));
    }
  });
  for (let i = 1; i < line.length; i++)
    for (let k = 0; k < SIDES; k++) {
      const a = (i - 1) * SIDES + k, b = (i - 1) * SIDES + ((k + 1) % SIDES);
      surface.triangles.push(a, b, a + SIDES, b, b + SIDES, a + SIDES);
    }
  return surface;
}
