// The player's pure parts, run by Node's own test runner (see test_player_timeline.py).

import { Clock } from "../../frontend/player/clock";
import { recall, resumeAt } from "../../frontend/player/keep";
import { clockFace } from "../../frontend/player/screen";
import { Session, type Listeners } from "../../frontend/player/session";
import type { Sounds } from "../../frontend/player/sounds";
import { doingIn, eased, momentAt, skipTo } from "../../frontend/player/timeline";
import { LENGTH, tonesBetween, tonesOf } from "../../frontend/player/tones";
import type { Alternative, ClassData, Step, StepKind } from "../../frontend/player/types";
import { Motion, type MotionFile } from "../../frontend/figure/motion";
import { fit, type Placed } from "../../frontend/figure/framing";

declare const require: (name: string) => any;
const { test } = require("node:test");
const assert = require("node:assert/strict");

const easier: Alternative = { exercise: "b", variant: "easier", title: "B, smaller", text: "half as far", cues: [[1, "small"]] };

function step(kind: StepKind, row: number, start_s: number, seconds: number, exercise: string, more: Partial<Step> = {}): Step {
  return { kind, row, start_s, seconds, exercise, variant: "usual", side: "both", title: exercise, purpose: "", cues: [[0, "go"]], easier: null, harder: null, adaptation: null, ...more };
}

const data: ClassData = {
  format: 1, id: "c1", family: "mobile", seconds: 1200,
  steps: [
    step("get_ready", 0, 0, 10, "a"),
    step("move", 0, 10, 590, "a", { cues: [[1, "first"], [100, "second"]] }),
    step("change_position", 1, 600, 20, "b", { side: "right" }),
    step("move", 1, 620, 280, "b", { side: "right", easier }),
    step("change_sides", 1, 900, 10, "b", { side: "left" }),
    step("move", 1, 910, 290, "b", { side: "left", easier }),
  ],
};
const none = new Map();

test("the clock is exact over pauses and jumps, whatever the time between looks", () => {
  let now = 1000;
  const clock = new Clock(() => now);
  now += 5000;
  assert.equal(clock.position(), 0, "it stands until started");
  clock.resume();
  now += 12_345;
  assert.equal(clock.position(), 12.345);
  clock.pause();
  now += 3_600_000;
  assert.equal(clock.position(), 12.345);
  clock.resume();
  clock.resume();
  now += 655;
  assert.ok(Math.abs(clock.position() - 13) < 1e-9);
  clock.jump(600);
  now += 1000;
  assert.equal(clock.position(), 601);
});

test("every moment belongs to one step, at its edges to the later one", () => {
  assert.equal(momentAt(data, 9.999, none).step.kind, "get_ready");
  assert.equal(momentAt(data, 10, none).step.kind, "move");
  const moment = momentAt(data, 899, none);
  assert.deepEqual([moment.index, moment.into, moment.remaining, moment.left], [3, 279, 1, 301]);
  assert.equal(momentAt(data, 1199.9, none).finished, false);
  assert.equal(momentAt(data, 1200, none).finished, true);
  assert.equal(momentAt(data, -3, none).index, 0);
});

test("the caption is the last line that was due", () => {
  assert.equal(momentAt(data, 10, none).caption, "first", "the first line is there from the start of its step");
  assert.equal(momentAt(data, 109.9, none).caption, "first");
  assert.equal(momentAt(data, 110, none).caption, "second");
});

test("next is the next row's movement, and nothing in the last row", () => {
  assert.equal(momentAt(data, 5, none).next?.start_s, 620);
  assert.equal(momentAt(data, 650, none).next, null);
});

test("skipping leaves out what is left of the row, both sides of it", () => {
  assert.equal(skipTo(data, 300), 600);
  assert.equal(skipTo(data, 3), 600, "also from its get-ready");
  assert.equal(skipTo(data, 700), 1200);
});

test("easier and harder stay within what the row offers and change nothing else", () => {
  const [, , , b] = data.steps;
  assert.equal(eased("usual", -1, b), "easier");
  assert.equal(eased("easier", -1, b), "easier");
  assert.equal(eased("easier", 1, b), "usual");
  assert.equal(eased("usual", 1, b), "usual", "there is no harder way here");
  assert.equal(doingIn(b, "easier").title, "B, smaller");
  const after = momentAt(data, 1000, new Map([[1, "easier" as const]]));
  assert.equal(after.doing.variant, "easier", "the other side of the row as well");
  assert.equal(after.remaining, 200);
});

test("sounds: a start for each movement, three ticks before it, and an end that is over at 20:00", () => {
  const tones = tonesOf(data);
  assert.deepEqual(tonesBetween(tones, 0, 11).map((tone) => [tone.at, tone.name]), [[0, "ready"], [7, "tick"], [8, "tick"], [9, "tick"], [10, "begin"]]);
  assert.equal(tonesBetween(tones, 900, 901)[0].name, "change");
  const last = tones[tones.length - 1];
  assert.equal(last.name, "end");
  assert.equal(last.at + LENGTH.end, 1200);
});

test("going on: the later of server and browser; after a break from the start of the row", () => {
  const kept = { class: "c1", at_s: 700, efforts: [], saved: 1_000_000 };
  assert.equal(resumeAt(data, 0, kept, 1_030_000), 700);
  assert.equal(resumeAt(data, 0, kept, 9_000_000), 600);
  assert.equal(resumeAt(data, 900, kept, 1_030_000), 900);
  assert.equal(resumeAt(data, 42, null, 0), 42);
  const store = { getItem: () => JSON.stringify(kept) };
  assert.equal(recall(store, "c1")?.at_s, 700);
  assert.equal(recall(store, "other"), null, "another class's place is not this one's");
  assert.equal(recall({ getItem: () => "{broken" }, "c1"), null);
});

function sitting(start = 0) {
  const log: string[] = [];
  const world = { now: 0 };
  const clock = new Clock(() => world.now, start);
  const sounds = { book: () => {}, clear: () => {} } as unknown as Sounds;
  const listeners: Listeners = {
    show: () => {},
    say: (caption) => log.push(`say ${caption}`),
    tell: (action, at, index) => log.push(`${action} ${at} ${index}`),
    save: () => {},
    finished: () => log.push("done"),
  };
  const session = new Session(data, clock, sounds, listeners);
  const to = (seconds: number) => {
    world.now = seconds * 1000;
    session.tick();
  };
  return { session, log, to };
}

test("a class played through says each line once and ends once, at its end", () => {
  const { session, log, to } = sitting();
  session.start();
  for (let t = 0; t <= 1201; t += 0.5) to(t);
  to(1300);
  assert.equal(log.filter((line) => line === "say second").length, 1);
  assert.deepEqual(log.filter((line) => !/^(say|at) /.test(line)), ["started 0 0", "finished 1200 5", "done"]);
});

test("a skip shortens the class by what was left of the row", () => {
  const { session, log, to } = sitting();
  session.start();
  to(100);
  session.skip();
  to(700);
  assert.ok(log.includes("skip 100 1"));
  assert.ok(log.at(-1) === "done", "600 seconds later the class is over");
});

test("after the class was closed nothing moves it any more", () => {
  const { session, log, to } = sitting(50);
  session.start();
  session.close();
  const before = log.length;
  session.resume();
  session.skip();
  to(5000);
  assert.equal(log.length, before);
});

test("the clock's face counts whole seconds that are still to come", () => {
  assert.deepEqual([75, 60, 59.2, 9.0001, 0].map(clockFace), ["1:15", "1:00", "1:00", "9", "0"]);
});

const swing: MotionFile = {
  format: 1, id: "swing", variant: "usual", seconds: 4, loop: true, times: [0, 1, 3], frames: [[0, 1], [10, 2], [20, 3]],
  moves: ["right_hip"], still: ["L4-L5"], props: [{ kind: "chair", position: [0, 0, 0.3], size: [1, 1, 1], yaw_deg: 20 }],
};

test("a movement is linear between its frames and goes round without a jump", () => {
  const q = new Float32Array(2);
  const at = (t: number, motion = new Motion(swing)) => (motion.sample(t, q), q[0]);
  assert.equal(at(0.5), 5);
  assert.equal(at(2), 15);
  assert.equal(at(3.5), 10, "from the last frame back to the first");
  assert.equal(at(4.5), 5);
  assert.equal(at(-3.5), 5);
  const once = new Motion({ ...swing, loop: false, seconds: 3 });
  assert.equal(at(99, once), 20);
});

test("the left side is the mirror image: values, joints and props", () => {
  const motion = new Motion(swing, { index: [1, 0], sign: [1, -1] });
  const q = new Float32Array(2);
  motion.sample(1, q);
  assert.deepEqual([...q], [2, -10]);
  assert.deepEqual(motion.moves, ["left_hip"]);
  assert.deepEqual(motion.still, ["L4-L5"]);
  assert.deepEqual([motion.props[0].position[2], motion.props[0].yaw_deg], [-0.3, -20]);
});

test("the camera stands so that every ball fits, in portrait and landscape", () => {
  const balls = new Float32Array([-0.9, 0.2, 0.3, 0.1, 0.9, 0.1, -0.3, 0.1, 0, 1.6, 0, 0.12]);
  const tan = Math.tan((12 * Math.PI) / 180);
  for (const aspect of [0.6, 1, 1.9])
    for (const azimuth of [0, 0.8, Math.PI / 2]) {
      const placed: Placed = { target: [0, 0, 0], distance: 0 };
      fit(balls, 3, { azimuth, elevation: 0.2 }, tan, aspect, 0.05, placed);
      assert.ok(worst(balls, azimuth, 0.2, tan, aspect, placed) < 1, `aspect ${aspect} azimuth ${azimuth}`);
      assert.ok(worst(balls, azimuth, 0.2, tan, aspect, { ...placed, distance: placed.distance * 0.75 }) > 1, "and no further than needed");
    }
});

/** How far the outermost ball reaches towards the edge of the picture; 1 is the edge. */
function worst(balls: Float32Array, azimuth: number, elevation: number, tan: number, aspect: number, { target, distance }: Placed): number {
  const back = [Math.cos(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.sin(azimuth) * Math.cos(elevation)];
  const right = [Math.sin(azimuth), 0, -Math.cos(azimuth)];
  const up = [-Math.cos(azimuth) * Math.sin(elevation), Math.cos(elevation), -Math.sin(azimuth) * Math.sin(elevation)];
  let most = 0;
  for (let i = 0; i < balls.length; i += 4) {
    const d = [0, 1, 2].map((k) => balls[i + k] - target[k]);
    const dot = (v: number[]) => v[0] * d[0] + v[1] * d[1] + v[2] * d[2];
    const depth = distance - dot(back);
    most = Math.max(most, (Math.abs(dot(right)) + balls[i + 3]) / (depth * tan * aspect), (Math.abs(dot(up)) + balls[i + 3]) / (depth * tan));
  }
  return most;
}
