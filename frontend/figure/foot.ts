// A bare foot: heel, arch, ball and five toes.

import { Melt, type Field, type Point } from "./field";
import { across, add, along, cross, dot, scale, sub, unit } from "./vec";

export interface FootMarks {
  ankle: Point;
  heelBack: Point;
  heelBottom: Point;
  ball: Point;
  toeTip: Point;
  right: boolean;
}

const LENGTH = 0.25; // heel to toe of the foot drawn below [m]

export function footField({ ankle, heelBack, heelBottom, ball, toeTip, right }: FootMarks): Field {
  const ahead = unit(sub(ball, heelBottom));
  const up = across(sub(ankle, heelBottom), ahead);
  const lateral = scale(cross(ahead, up), right ? 1 : -1);
  const sole = add(ankle, scale(up, dot(sub(heelBottom, ankle), up)));
  const heel = add(sole, scale(ahead, dot(sub(heelBack, sole), ahead)));
  const k = dot(sub(toeTip, heel), ahead) / LENGTH;
  const at = (x: number, y: number, z: number): Point => along(heel, ahead, up, lateral, [x * k, y * k, z * k]);
  const turn = [...ahead, ...up, ...lateral];
  const foot = new Melt();
  foot.egg(at(0.031, 0.03, 0), scale([0.031, 0.031, 0.029], k), 0.01, turn);
  foot.cone(ankle, at(0.085, 0.038, -0.003), 0.037 * k, 0.033 * k, 0.035 * k);
  foot.cone(at(0.085, 0.036, -0.003), at(0.175, 0.018, -0.006), 0.032 * k, 0.02 * k, 0.03 * k);
  foot.egg(at(0.172, 0.016, 0.006), scale([0.034, 0.019, 0.043], k), 0.03 * k, turn);
  foot.cone(at(0.05, 0.018, 0.016), at(0.15, 0.014, 0.028), 0.02 * k, 0.015 * k, 0.03 * k);
  const toes = [
    [-0.026, 0.25, 0.0135],
    [-0.005, 0.247, 0.0095],
    [0.0115, 0.239, 0.009],
    [0.0265, 0.228, 0.0085],
    [0.0395, 0.214, 0.008],
  ];
  for (const [z, tip, r] of toes) foot.cone(at(0.185, r, z * 0.95), at(tip - r, r * 0.95, z), r * 1.1 * k, r * k, 0.006 * k);
  for (const z of [-0.031, 0.029]) foot.egg(add(ankle, add(scale(lateral, z * k), scale(up, z > 0 ? -0.006 : 0.003))), scale([0.013, 0.014, 0.009], k), 0.02 * k, turn);
  return foot.keep(sole, up, 0.006 * k);
}
