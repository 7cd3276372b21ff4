// Mat, chair, wall, table, cushion and step, drawn as plain soft boxes. A prop's position is the middle of its foot
// on the floor (y = 0 for most), its size is x, y, z [m].

import { BoxGeometry, Color, ExtrudeGeometry, Group, Mesh, Shape, type BufferGeometry, type IUniform, type Material } from "three";
import type { Colours, Rgb } from "./colours";
import type { Prop } from "./motion";
import { SOLID_FRAGMENT } from "./shaders";

type Paint = (fragment: string, own: Record<string, IUniform>) => Material;

export function drawProps(props: readonly Prop[], colours: Colours, paint: Paint): Group {
  const group = new Group();
  for (const prop of props) {
    const solid = (colour: Rgb, alpha = 1) => {
      const material = paint(SOLID_FRAGMENT, { uColour: { value: new Color(...colour) }, uAlpha: { value: alpha } });
      material.transparent = alpha < 1;
      material.depthWrite = alpha === 1;
      return material;
    };
    const one = DRAW[prop.kind]?.(prop, colours, solid);
    if (!one) continue;
    one.position.set(...prop.position);
    one.rotation.y = ((prop.yaw_deg ?? 0) * Math.PI) / 180;
    group.add(one);
  }
  return group;
}

type Solid = (colour: Rgb, alpha?: number) => Material;
type Draw = (prop: Prop, colours: Colours, solid: Solid) => Group;

const DRAW: Record<Prop["kind"], Draw> = {
  mat: ({ size }, { mat }, solid) => box(slab(size[0], 0.008, size[2], 0.05), solid(mat), 0, -0.009, 0),
  wall: ({ size }, { prop }, solid) => box(new BoxGeometry(0.004, size[1], size[2]), solid(prop, 0.24), size[0] / 2 - 0.004, size[1] / 2, 0),
  cushion: ({ size }, { mat }, solid) => box(slab(size[0], size[1], size[2], Math.min(size[0], size[2]) * 0.25), solid(mat), 0, 0, 0),
  step: ({ size }, { prop }, solid) => box(slab(size[0], size[1], size[2], 0.03), solid(prop), 0, 0, 0),
  table: ({ size }, { prop }, solid) => legged(size, size[1], solid(prop)),
  chair: ({ size }, { prop }, solid) => {
    const chair = legged([size[0], 0, size[2]], size[1], solid(prop));
    const back = new Mesh(slab(0.03, 0.36, size[2], 0.012), solid(prop));
    back.position.set(-size[0] / 2 + 0.015, size[1] + 0.12, 0);
    chair.add(back);
    for (const z of [-1, 1]) chair.add(leg(-size[0] / 2 + 0.015, size[1], (z * size[2]) / 2 - z * 0.04, 0.2, solid(prop)));
    return chair;
  },
};

function box(shape: BufferGeometry, material: Material, x: number, y: number, z: number): Group {
  const group = new Group();
  const mesh = new Mesh(shape, material);
  mesh.position.set(x, y, z);
  group.add(mesh);
  return group;
}

function legged(size: readonly number[], height: number, material: Material): Group {
  const group = box(slab(size[0], 0.035, size[2], 0.04), material, 0, height - 0.036, 0);
  for (const x of [-1, 1])
    for (const z of [-1, 1]) group.add(leg((x * size[0]) / 2 - x * 0.04, 0, (z * size[2]) / 2 - z * 0.04, height - 0.03, material));
  return group;
}

function leg(x: number, y: number, z: number, height: number, material: Material): Mesh {
  const mesh = new Mesh(new BoxGeometry(0.028, height, 0.028), material);
  mesh.position.set(x, y + height / 2, z);
  return mesh;
}

/** A lying plate with round corners, its underside at y = 0. */
function slab(x: number, y: number, z: number, radius: number): BufferGeometry {
  const r = Math.min(radius, x / 2, z / 2);
  const shape = new Shape();
  shape.moveTo(-x / 2 + r, -z / 2);
  shape.lineTo(x / 2 - r, -z / 2).absarc(x / 2 - r, -z / 2 + r, r, -Math.PI / 2, 0, false);
  shape.lineTo(x / 2, z / 2 - r).absarc(x / 2 - r, z / 2 - r, r, 0, Math.PI / 2, false);
  shape.lineTo(-x / 2 + r, z / 2).absarc(-x / 2 + r, z / 2 - r, r, Math.PI / 2, Math.PI, false);
  shape.lineTo(-x / 2, -z / 2 + r).absarc(-x / 2 + r, -z / 2 + r, r, Math.PI, Math.PI * 1.5, false);
  const bevel = Math.min(y * 0.3, 0.012);
  const solid = new ExtrudeGeometry(shape, { depth: y - 2 * bevel, bevelEnabled: true, bevelSize: bevel, bevelThickness: bevel, bevelSegments: 2, curveSegments: 6 });
  solid.translate(0, 0, bevel);
  solid.rotateX(-Math.PI / 2);
  return solid;
}
