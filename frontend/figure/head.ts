// The head: calm and plain, with a nose, ears and a cap of hair to show where it faces.

import { Melt, type Field, type Point } from "./field";
import { add, across, along, cross, scale, size, sub, unit } from "./vec";

export interface HeadMarks {
  forehead: Point;
  occiput: Point;
  chin: Point;
  /** Middle of the neck below the head, which the head's own neck piece runs towards. */
  neck: Point;
}

const LENGTH = 0.184; // forehead to occiput of the head drawn below [m]

/** The head with its hair, in the ground frame, and how far inside the hairline a point lies [m]. */
export function headField(marks: HeadMarks): { field: Field; insideHair: (p: Point) => number } {
  const spread = sub(marks.forehead, marks.occiput);
  const k = size(spread) / LENGTH;
  const middle = scale(add(marks.forehead, marks.occiput), 0.5);
  const up = scale(across(sub(marks.chin, middle), unit(spread)), -1);
  const ahead = unit(spread);
  const right = cross(ahead, up);
  const at = (x: number, y: number, z: number): Point => along(middle, ahead, up, right, [x * k, y * k, z * k]);
  const turn = [...ahead, ...up, ...right];
  const pen: Pen = {
    at,
    k,
    egg: (into, c, r, soft) => into.egg(at(...c), scale(r, k), soft * k, turn),
    dent: (into, c, r, soft) => into.dent(at(...c), scale(r, k), soft * k, turn),
  };
  const { cap, bare } = hair(pen);
  return { field: skin(pen, marks.neck).shape(cap, 0.006 * k), insideHair: (p) => bare.distance(...p) };
}

interface Pen {
  at(x: number, y: number, z: number): Point;
  k: number;
  egg(into: Melt, centre: Point, radii: Point, soft: number): Melt;
  dent(into: Melt, centre: Point, radii: Point, soft: number): Melt;
}

function skin({ at, k, egg, dent }: Pen, neck: Point): Melt {
  const head = new Melt();
  egg(head, [-0.003, 0.006, 0], [0.0875, 0.0755, 0.0705], 0.01);
  egg(head, [0.044, -0.045, 0], [0.042, 0.062, 0.05], 0.04);
  egg(head, [0.056, -0.103, 0], [0.023, 0.0165, 0.022], 0.045);
  head.cone(at(-0.02, -0.045, 0), neck, 0.046 * k, 0.043 * k, 0.03 * k);
  for (const side of [-1, 1]) {
    head.cone(at(0.004, -0.068, side * 0.048), at(0.05, -0.104, side * 0.018), 0.017 * k, 0.014 * k, 0.035 * k);
    egg(head, [0.066, -0.038, side * 0.037], [0.015, 0.014, 0.014], 0.035);
    dent(head, [0.096, -0.019, side * 0.034], [0.021, 0.0115, 0.02], 0.022);
    egg(head, [0.0685, -0.0215, side * 0.0315], [0.0135, 0.0105, 0.014], 0.006);
    egg(head, [-0.002, -0.03, side * 0.0715], [0.0165, 0.0295, 0.008], 0.008);
    dent(head, [0.005, -0.027, side * 0.082], [0.0085, 0.0175, 0.0055], 0.007);
  }
  head.cone(at(0.086, -0.012, 0), at(0.1025, -0.047, 0), 0.0055 * k, 0.0088 * k, 0.016 * k);
  return egg(head, [0.071, -0.079, 0], [0.013, 0.011, 0.021], 0.03);
}

/** The cap, and everything that it leaves bare: face, ears, nape. */
function hair({ egg, dent }: Pen): { cap: Melt; bare: Melt } {
  const cap = new Melt(), bare = new Melt();
  egg(cap, [-0.006, 0.009, 0], [0.0905, 0.0795, 0.0755], 0.01);
  egg(cap, [-0.038, -0.033, 0], [0.046, 0.05, 0.058], 0.03);
  const cut = (centre: Point, radii: Point) => {
    dent(cap, centre, radii, 0.008);
    egg(bare, centre, radii, 0.012);
  };
  cut([0.118, -0.077, 0], [0.1, 0.118, 0.2]);
  for (const side of [-1, 1]) {
    cut([0.01, -0.075, side * 0.09], [0.036, 0.062, 0.04]);
    cut([-0.03, -0.108, side * 0.07], [0.05, 0.045, 0.04]);
  }
  cut([-0.03, -0.112, 0], [0.09, 0.04, 0.1]);
  egg(bare, [-0.02, -0.17, 0], [0.12, 0.095, 0.12], 0.01);
  return { cap, bare };
}
