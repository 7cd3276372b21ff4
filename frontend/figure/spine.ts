// The bones one sees through the trunk: 24 vertebrae, discs and sacrum, and the pelvis.

import { Melt, type Field, type Point } from "./field";
import { bone, paint, ROLE, type MeshBuilder } from "./mesh";
import type { Rest } from "./rest";
import { add, cross, mix, scale, size, sub, unit } from "./vec";
import { discField, vertebraField } from "./vertebra";

const VERTEBRA = /^[LTC]\d+$/;

export function addSpine(mesh: MeshBuilder, rest: Rest): void {
  const names = rest.body.segments.map((segment) => segment.name).filter((name) => VERTEBRA.test(name));
  for (const name of names) addVertebra(mesh, rest, name);
  names.forEach((name, i) => i > 0 && name !== "C1" && addDisc(mesh, rest, names[i - 1], name));
  addDisc(mesh, rest, "sacrum", names[0]);
  const pelvis = rest.index("pelvis");
  mesh.solid(sacrumField(rest), 0.006, bone(rest.index("sacrum")), paint(ROLE.bone, pelvis, 0.85));
}

/** The two halves of the pelvis; drawn see-through like the ribs, for they lie in front of the spine. */
export function addPelvis(mesh: MeshBuilder, rest: Rest): void {
  const pelvis = rest.index("pelvis");
  for (const side of ["right", "left"]) mesh.solid(hipBoneField(rest, side), 0.0065, bone(pelvis), paint(ROLE.bone, pelvis, 0.85));
}

function addVertebra(mesh: MeshBuilder, rest: Rest, name: string): void {
  const i = rest.index(name);
  const field = vertebraField({
    top: plate(rest, name, "superior"),
    bottom: plate(rest, name, "inferior"),
    ahead: rest.direction(name, [1, 0, 0]),
    halfDepth: size(sub(rest.mark(name, "body_anterior_inferior"), rest.mark(name, "body_posterior_inferior"))) / 2,
    halfWidth: size(sub(rest.mark(name, "body_right_inferior"), rest.mark(name, "body_left_inferior"))) / 2,
    spinousTip: rest.mark(name, "spinous_tip"),
    transverseTips: [rest.mark(name, "transverse_tip_right"), rest.mark(name, "transverse_tip_left")],
  });
  mesh.solid(field, name[0] === "L" ? 0.0047 : name[0] === "T" ? 0.0043 : 0.0038, bone(i), paint(ROLE.bone, i, 1));
}

function plate(rest: Rest, name: string, level: "superior" | "inferior"): Point {
  return mix(rest.mark(name, `body_anterior_${level}`), rest.mark(name, `body_posterior_${level}`), 0.5);
}

function addDisc(mesh: MeshBuilder, rest: Rest, lower: string, upper: string): void {
  const above = plate(rest, upper, "inferior");
  const below = lower === "sacrum" ? add(rest.origin(upper), scale(sub(rest.origin(upper), above), 0.8)) : plate(rest, lower, "superior");
  const depth = size(sub(rest.mark(upper, "body_anterior_inferior"), rest.mark(upper, "body_posterior_inferior"))) / 2;
  const width = size(sub(rest.mark(upper, "body_right_inferior"), rest.mark(upper, "body_left_inferior"))) / 2;
  const field = discField(below, above, rest.direction(upper, [1, 0, 0]), depth * 0.96, width * 0.96);
  const a = rest.index(lower), b = rest.index(upper);
  const gap = sub(above, below);
  const long = Math.max(size(gap) ** 2, 1e-9);
  const share = (p: Point) => Math.min(1, Math.max(0, ((p[0] - below[0]) * gap[0] + (p[1] - below[1]) * gap[1] + (p[2] - below[2]) * gap[2]) / long));
  mesh.solid(field, 0.004, (p) => ({ a, b, share: share(p) }), paint(ROLE.disc, b, 0.7));
}

function sacrumField(rest: Rest): Field {
  const top = rest.origin("sacrum"), tip = rest.mark("sacrum", "coccyx");
  const down = unit(sub(tip, top));
  const back = scale(rest.direction("sacrum", [1, 0, 0]), -1);
  const right: Point = [0, 0, 1];
  const at = (d: number, b: number, z: number): Point => add(add(add(top, scale(down, d)), scale(back, b)), scale(right, z));
  const field = new Melt().cone(at(0.016, 0.006, 0), at(0.05, 0.018, 0), 0.017, 0.013, 0.012);
  for (const side of [-1, 1]) {
    field.cone(at(0.018, 0.006, side * 0.014), at(0.022, 0.01, side * 0.042), 0.014, 0.012, 0.02);
    field.cone(at(0.024, 0.012, side * 0.04), at(0.085, 0.02, side * 0.01), 0.012, 0.007, 0.02);
  }
  field.cone(at(0.05, 0.018, 0), at(0.09, 0.02, 0), 0.012, 0.008, 0.012);
  field.cone(at(0.09, 0.02, 0), tip, 0.008, 0.004, 0.01);
  return field.cone(at(0.02, 0.024, 0), rest.mark("sacrum", "spinous_s2"), 0.005, 0.006, 0.012);
}

/** One half of the pelvis: a wing with a rim, a socket, and the two arms of the ring below it. */
function hipBoneField(rest: Rest, side: string): Field {
  const mark = (name: string) => rest.mark("pelvis", `${name}_${side}`);
  const pubis = rest.mark("pelvis", "pubis");
  const out = side === "right" ? 1 : -1;
  const [psis, crest, asis, ischium] = ["psis", "iliac_crest", "asis", "ischium"].map(mark);
  const hip = rest.origin(`${side}_thigh`);
  const socket = add(hip, [0, 0.006, -out * 0.012]);
  const front = add(pubis, [0, 0, out * 0.012]);
  const field = new Melt();
  const wing = mix(mix(psis, asis, 0.5), mix(crest, socket, 0.5), 0.5);
  const u = unit(sub(asis, psis)), n = unit(cross(u, sub(crest, socket))), v = cross(n, u);
  field.egg(wing, [0.068, 0.058, 0.006], 0.012, [...u, ...v, ...n]);
  const rim = [psis, mix(mix(psis, crest, 0.5), add(crest, [0, 0.02, 0]), 0.3), crest, mix(mix(crest, asis, 0.55), crest, 0.12), asis];
  for (let i = 1; i < rim.length; i++) field.cone(rim[i - 1], rim[i], 0.0075, 0.0075, 0.012);
  field.cone(asis, add(asis, [-0.006, -0.04, -out * 0.012]), 0.0075, 0.008, 0.014);
  field.cone(add(asis, [-0.006, -0.04, -out * 0.012]), socket, 0.008, 0.02, 0.02);
  field.cone(mix(psis, socket, 0.35), socket, 0.011, 0.022, 0.03);
  field.cone(psis, mix(psis, socket, 0.4), 0.008, 0.012, 0.015);
  field.egg(socket, [0.03, 0.03, 0.026], 0.02);
  field.cone(socket, front, 0.013, 0.009, 0.02);
  field.cone(socket, ischium, 0.017, 0.013, 0.02);
  return field.cone(ischium, front, 0.009, 0.008, 0.015);
}
