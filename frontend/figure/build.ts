// From the exported body to everything that is drawn: four meshes in the rest posture, and the balls that cast soft shadows.

import type { Body } from "../body";
import type { Point } from "./field";
import { footField } from "./foot";
import { handField } from "./hand";
import { headField } from "./head";
import { limbField } from "./limbs";
import { bone, MeshBuilder, ROLE, type PaintAt } from "./mesh";
import { Rest } from "./rest";
import { addPelvis, addSpine } from "./spine";
import { slicesOf, trunkBones, trunkField } from "./trunk";
import { addRibs } from "./tubes";
import { add, dot, mix, size, smooth, sub, unit } from "./vec";

/** A round stand-in for a part of the body: casts soft shadows and tells the camera what must fit. */
export interface Ball {
  segment: number;
  at: Point; // in the segment's frame [m]
  radius: number; // [m]
}

export interface Parts {
  solid: MeshBuilder; // head, hair, arms, legs
  spine: MeshBuilder;
  ribs: MeshBuilder; // and the pelvis
  glass: MeshBuilder; // the trunk's skin
  spheres: Ball[];
  boneCount: number;
  rest: Rest;
}

const SIDES = ["right", "left"] as const;
const NEXT: Record<string, string> = { thigh: "shank", shank: "foot", upper_arm: "forearm", forearm: "hand" };

export function buildParts(body: Body, coarse = 1): Parts {
  const rest = new Rest(body);
  const parts: Parts = {
    solid: new MeshBuilder(coarse),
    spine: new MeshBuilder(coarse),
    ribs: new MeshBuilder(coarse),
    glass: new MeshBuilder(coarse),
    spheres: spheresOf(rest),
    boneCount: body.segments.length,
    rest,
  };
  addSpine(parts.spine, rest);
  addRibs(parts.ribs, rest);
  addPelvis(parts.ribs, rest);
  addTrunk(parts.glass, rest);
  addHead(parts.solid, rest);
  for (const side of SIDES) addLimbs(parts.solid, rest, side);
  return parts;
}

/** Dense at the shoulders, the seat and under the jaw, clear between; leggings below, skin above. */
function addTrunk(mesh: MeshBuilder, rest: Rest): void {
  const slices = slicesOf(rest);
  const shoulders = SIDES.map((side) => ({ joint: rest.index(`${side}_upper_arm`), at: rest.origin(`${side}_upper_arm`) }));
  const hips = SIDES.map((side) => ({ joint: rest.index(`${side}_thigh`), at: rest.mark("pelvis", `trochanter_skin_${side}`) }));
  const seat = rest.origin("right_thigh")[1], jaw = rest.origin("C2")[1];
  const look: PaintAt = (p) => {
    const nearest = [...shoulders, ...hips].reduce((a, b) => (size(sub(p, b.at)) < size(sub(p, a.at)) ? b : a));
    const away = size(sub(p, nearest.at));
    const low = p[1] < seat + 0.2;
    const dense = Math.max(low ? 0 : 1 - smooth(0.05, 0.135, away), 1 - smooth(-0.02, 0.075, p[1] - seat), smooth(-0.08, -0.015, p[1] - jaw));
    const tint = low ? 1 - smooth(0.045, 0.115, away) : 1 - smooth(0.05, 0.085, away);
    return { role: (1 - smooth(0.05, 0.12, p[1] - seat)) * ROLE.legs, joint: nearest.joint, tint, dense };
  };
  mesh.solid(trunkField(rest, slices), 0.0125, trunkBones(slices), look);
}

function addHead(mesh: MeshBuilder, rest: Rest): void {
  const i = rest.index("skull");
  const { field, insideHair } = headField({
    forehead: rest.mark("skull", "skin_front"),
    occiput: rest.mark("skull", "skin_back"),
    chin: rest.mark("skull", "chin"),
    neck: mix(rest.origin("C2"), rest.origin("C3"), 0.7),
  });
  const line = (p: Point) => Math.min(1, Math.max(0, 0.5 + insideHair(p) / 0.03));
  mesh.solid(field, 0.0055, bone(i), (p) => ({ role: ROLE.skin, joint: 0, tint: 0, dense: line(p) }));
}

function addLimbs(mesh: MeshBuilder, rest: Rest, side: string): void {
  for (const { name, rings } of rest.body.file.skin.limbs) {
    const [, part] = name.split(/_(.*)/);
    if (!name.startsWith(side) || !NEXT[part]) continue;
    const end = rest.origin(`${side}_${NEXT[part]}`);
    const role = part === "thigh" || part === "shank" ? ROLE.legs : ROLE.skin;
    mesh.solid(limbField(rest, name, rings, end), 0.011, bone(rest.index(name)), bands(rest, role, name, `${side}_${NEXT[part]}`));
  }
  addHand(mesh, rest, side);
  addFoot(mesh, rest, side);
}

/** Limb joints show as soft bands: a segment is tinted near its own joint and near the next one. */
function bands(rest: Rest, role: number, name: string, next?: string): PaintAt {
  const near = rest.index(name), far = next ? rest.index(next) : near;
  const from = rest.origin(name), to = next ? rest.origin(next) : from;
  const along = unit(sub(to, from));
  const reach = /thigh|shank|foot/.test(name) ? 0.075 : 0.055, reachIn = name.endsWith("thigh") ? 0.135 : reach;
  return (p) => {
    const a = next ? Math.max(0, dot(sub(p, from), along)) : size(sub(p, from));
    const b = next ? Math.max(0, -dot(sub(p, to), along)) : Infinity;
    return { role, joint: a < b ? near : far, tint: a < b ? 1 - smooth(reachIn * 0.25, reachIn, a) : 1 - smooth(reach * 0.25, reach, b) };
  };
}

function addHand(mesh: MeshBuilder, rest: Rest, side: string): void {
  const name = `${side}_hand`;
  const field = handField({ wrist: rest.origin(name), tips: rest.mark(name, "fingertips"), palm: rest.mark(name, "palm"), right: side === "right" });
  mesh.solid(field, 0.0055, bone(rest.index(name)), bands(rest, ROLE.skin, name));
}

function addFoot(mesh: MeshBuilder, rest: Rest, side: string): void {
  const name = `${side}_foot`;
  const field = footField({
    ankle: rest.origin(name),
    heelBack: rest.mark(name, "heel_back"),
    heelBottom: rest.mark(name, "heel_bottom"),
    ball: rest.mark(name, "ball_bottom"),
    toeTip: rest.mark(name, "toe_tip"),
    right: side === "right",
  });
  mesh.solid(field, 0.0065, bone(rest.index(name)), bands(rest, ROLE.skin, name));
}

/** Two balls a limb segment, a column of them up the trunk, one for the head. */
function spheresOf(rest: Rest): Ball[] {
  const balls: Ball[] = [];
  const put = (segment: number, at: ArrayLike<number>, radius: number) => balls.push({ segment, at: [at[0], at[1], at[2]], radius });
  for (const { segment, rings } of rest.body.file.skin.limbs)
    for (const i of [Math.round(rings.length * 0.25), Math.round(rings.length * 0.75)]) {
      const [x, y, z, depth, width] = rings[Math.min(i, rings.length - 1)];
      put(segment, [x, y, z], (depth + width) / 2);
    }
  const trunk = rest.body.file.trunk;
  for (let i = 1; i < trunk.length - 4; i += 4)
    for (const z of [-0.42, 0.42]) put(trunk[i].segment, add(trunk[i].centre as unknown as Point, [0, 0, trunk[i].half_width * z]), trunk[i].half_depth * 0.92);
  const skull = rest.index("skull");
  const marks = rest.body.segments[skull].landmarks;
  const middle = mix(marks.skin_front as unknown as Point, marks.skin_back as unknown as Point, 0.5);
  put(skull, middle, size(sub(marks.skin_front as unknown as Point, middle)) * 0.98);
  return balls;
}
