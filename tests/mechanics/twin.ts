// Moves exported bodies with the browser's kinematics; run by test_browser_twin.py. In: bodies and postures; out: every
// landmark in the ground, and the mirrored postures.
import { readFileSync, writeFileSync } from "node:fs";
import { loadBody, type BodyFile } from "../../frontend/body";

const [source, target] = process.argv.slice(2);
const cases = JSON.parse(readFileSync(source, "utf8")) as { body: BodyFile; postures: number[][] }[];

const answers = cases.map(({ body: file, postures }) => {
  const body = loadBody(file);
  const pose = body.newPose();
  const points = postures.map((q) => {
    if (body.forward(q, pose) !== pose) throw new Error("forward did not write into the pose it was given");
    return body.segments.map((segment, i) => Object.values(segment.landmarks).map((at) => [...body.point(pose, i, at)]));
  });
  return { points, mirrored: postures.map((q) => [...body.mirror(q)]) };
});

writeFileSync(target, JSON.stringify(answers));
