// The figure on a canvas: takes movements, moves from one to the next, follows the camera, and rests when nobody looks.

import { loadBody, type Body, type BodyFile, type Pose } from "../body";
import { writeBalls, writeBones } from "./bones";
import { buildParts, type Parts } from "./build";
import { turnByDragging } from "./drag";
import { readColours } from "./colours";
import { FIELD_OF_VIEW, fit, shift, type Placed, type View } from "./framing";
import { drawsInSoftware } from "./machine";
import { Motion, type MotionFile } from "./motion";
import type { OpenStudio, Studio } from "./studio";

export interface FigureOptions {
  /** URL or content of body.json. */
  body: string | BodyFile;
  /** Movement time [s] from outside; without it the figure keeps its own. */
  time?: () => number;
  /** Stills instead of movement; by default what the person's system asks for. */
  reducedMotion?: boolean;
  /** Turning by dragging. */
  orbit?: boolean;
  /** Called when there is no WebGL or it has gone away for good. */
  onLost?: (reason: string) => void;
  /** A corner at the top right that something else covers [CSS px]; the figure keeps clear of it. */
  corner?: () => { width: number; height: number };
  /** Free share of the canvas on each side, 0 to 0.4. */
  margin?: number;
}

export interface LoadOptions {
  mirror?: boolean;
}

export const VIEWS: Record<"front" | "side" | "three-quarter" | "back", View> = {
  front: view(4, 6),
  side: view(90, 5),
  "three-quarter": view(52, 12),
  back: view(180, 6),
};

const FADE = 0.8; // [s]
const REST_WHEN_WEAK = 140; // [ms] between pictures where the processor must draw them
const FIT_FRAMES = 14;
const TAN_HALF = Math.tan((FIELD_OF_VIEW * Math.PI) / 360);

export function view(azimuthDeg: number, elevationDeg: number): View {
  return { azimuth: (azimuthDeg * Math.PI) / 180, elevation: (elevationDeg * Math.PI) / 180 };
}

export class Figure {
  readonly reduced: boolean;
  private readonly weak = drawsInSoftware();
  motion: Motion | null = null;
  private readonly parts: Parts;
  private readonly body: Body;
  private readonly stage: Studio;
  private readonly pose: Pose;
  private readonly q: Float32Array;
  private readonly from: Float32Array;
  private readonly states: Float32Array; // shown now
  private readonly wantedStates: Float32Array;
  private readonly fitBalls: Float32Array;
  private readonly margin: number;
  private view = { ...VIEWS["three-quarter"] };
  private wantedView = { ...this.view };
  private readonly placed: Placed = { target: [0, 0.8, 0], distance: 5 };
  private readonly wantedPlaced: Placed = { target: [0, 0.8, 0], distance: 5 };
  private readonly beside: Placed = { target: [0, 0, 0], distance: 5 };
  private viewSet = false;
  private fade = 1;
  private playing = false;
  private t = 0;
  private shownTime = NaN;
  private last = 0;
  private frame = 0;
  private dirty = true;
  private onScreen = true;
  private lost = false;
  private held = false; // one exact moment is shown
  private readonly undo: (() => void)[] = [];

  constructor(readonly canvas: HTMLCanvasElement, file: BodyFile, open: OpenStudio, private readonly options: Omit<FigureOptions, "body"> = {}) {
    this.reduced = options.reducedMotion ?? matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.margin = options.margin ?? 0.06;
    this.body = loadBody(file);
    this.parts = buildParts(this.body, this.weak ? 1.25 : 1);
    this.stage = open(canvas, this.parts);
    const n = this.body.coordinates.length;
    this.q = new Float32Array(n);
    this.from = new Float32Array(n);
    this.pose = this.body.forward(this.q);
    this.states = new Float32Array(this.parts.boneCount);
    this.wantedStates = new Float32Array(this.parts.boneCount);
    this.fitBalls = new Float32Array(this.parts.spheres.length * FIT_FRAMES * 4);
    this.repaint();
    this.frameMovement();
    this.watch();
    this.resize();
  }

  /** Shows a movement, gliding from where the figure is now. The camera goes along. */
  async load(source: string | MotionFile, { mirror = false }: LoadOptions = {}): Promise<void> {
    const file = typeof source === "string" ? await fetchMotion(source) : source;
    this.show(new Motion(file, mirror ? this.mirror() : undefined));
  }

  show(motion: Motion): void {
    const first = this.motion === null;
    this.motion = motion;
    this.from.set(this.q);
    this.fade = first || this.reduced ? 1 : 0;
    this.t = 0;
    this.shownTime = NaN;
    this.mark(motion);
    this.stage.show(motion.props);
    const camera = motion.file.camera;
    if (!this.viewSet && camera) Object.assign(this.wantedView, view(camera.azimuth_deg, camera.elevation_deg));
    this.frameMovement();
    if (first || this.reduced) this.settle();
    this.wake();
  }

  mirror(): { index: number[]; sign: number[] } {
    const coordinates = this.body.coordinates;
    return { index: coordinates.map((c) => c.mirror), sign: coordinates.map((c) => c.mirror_sign) };
  }

  play(): void {
    this.playing = true;
    this.held = false;
    this.last = performance.now();
    this.wake();
  }

  pause(): void {
    this.playing = false;
    this.wake();
  }

  seek(seconds: number): void {
    this.t = seconds;
    this.wake();
  }

  /** Stops at one moment and draws it at once. */
  still(t: number): void {
    this.playing = false;
    this.held = true;
    this.t = t;
    this.fade = 1;
    this.settle();
    this.dirty = true;
    this.draw(0);
  }

  /** Chooses a view and keeps it for later movements; null leaves the choice to them again. */
  setCamera(name: keyof typeof VIEWS | View | null): void {
    this.viewSet = name !== null;
    const camera = this.motion?.file.camera;
    const wanted = name === null ? (camera ? view(camera.azimuth_deg, camera.elevation_deg) : VIEWS["three-quarter"]) : typeof name === "string" ? VIEWS[name] : name;
    this.wantedView.azimuth = nearestTurn(wanted.azimuth, this.view.azimuth);
    this.wantedView.elevation = wanted.elevation;
    this.frameMovement();
    if (this.reduced) this.settle();
    this.wake();
  }

  /** Turns the camera by an angle [rad]. */
  orbit(azimuth: number, elevation: number): void {
    this.viewSet = true;
    this.wantedView.azimuth += azimuth;
    this.wantedView.elevation = Math.min(1.3, Math.max(-0.05, this.wantedView.elevation + elevation));
    Object.assign(this.view, this.wantedView);
    this.frameMovement();
    this.wake();
  }

  /** Reads the colours again, after a change of theme. */
  repaint(): void {
    this.stage.paint(readColours(this.canvas));
    this.wake();
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    for (const undo of this.undo) undo();
    this.stage.dispose();
    this.lost = true;
  }

  private mark(motion: Motion): void {
    this.wantedStates.fill(0);
    for (const [names, state] of [[motion.still, -1], [motion.moves, 1]] as const)
      for (const joint of names) {
        const i = this.parts.rest.carriedBy(joint);
        if (i >= 0) this.wantedStates[i] = state;
      }
    if (this.fade === 1) this.states.set(this.wantedStates);
  }

  /** Collects where the body is during the whole movement and places the camera so that all of it fits. */
  private frameMovement(): void {
    const balls = this.parts.spheres.length;
    const held = this.from.slice();
    for (let i = 0; i < FIT_FRAMES; i++) {
      this.motion?.sample((this.motion.seconds * i) / FIT_FRAMES, held);
      this.body.forward(held, this.pose);
      writeBalls(this.parts.spheres, this.pose, this.fitBalls, i * balls);
    }
    this.fitCamera();
  }

  private fitCamera(): void {
    const box = this.canvas.getBoundingClientRect();
    const corner = this.options.corner?.() ?? { width: 0, height: 0 };
    const across = box.width ? corner.width / box.width : 0, down = box.height ? corner.height / box.height : 0;
    this.fitInto(0, down, this.wantedPlaced);
    if (across && down) {
      this.fitInto(across, 0, this.beside);
      if (this.beside.distance < this.wantedPlaced.distance) copyPlaced(this.beside, this.wantedPlaced);
    }
    this.dirty = true;
  }

  /** Fits the movement into the canvas less a strip on the right and one on top (shares of its width and height). */
  private fitInto(right: number, top: number, into: Placed): void {
    const tan = TAN_HALF * (1 - top), aspect = (this.stage.aspect * (1 - right)) / (1 - top);
    fit(this.fitBalls, this.parts.spheres.length * FIT_FRAMES, this.wantedView, tan, aspect, this.margin, into);
    const reach = TAN_HALF * into.distance;
    shift(into, this.wantedView, right * reach * this.stage.aspect, top * reach);
  }

  private settle(): void {
    Object.assign(this.view, this.wantedView);
    copyPlaced(this.wantedPlaced, this.placed);
    this.states.set(this.wantedStates);
  }

  private wake(): void {
    this.dirty = true;
    if (!this.frame && !this.lost && this.onScreen && !document.hidden) {
      this.last = performance.now();
      this.frame = requestAnimationFrame(this.tick);
    }
  }

  private tick = (now: number): void => {
    this.frame = 0;
    if (this.lost || !this.onScreen || document.hidden) return;
    if (this.weak && now - this.last < REST_WHEN_WEAK) {
      this.frame = requestAnimationFrame(this.tick);
      return;
    }
    const dt = Math.min(0.25, Math.max(0, (now - this.last) / 1000));
    this.last = now;
    if (this.draw(dt) || this.playing || this.options.time) this.frame = requestAnimationFrame(this.tick);
  };

  /** Draws if anything has changed; true while something still glides. */
  private draw(dt: number): boolean {
    if (this.playing) this.t += dt;
    const wanted = this.options.time && !this.held ? this.options.time() : this.t;
    const time = this.reduced && !this.held ? this.step(wanted) : wanted;
    const gliding = this.glide(dt);
    if (time === this.shownTime && !gliding && !this.dirty) return false;
    this.shownTime = time;
    this.dirty = false;
    this.poseAt(time);
    writeBones(this.parts.rest.pose, this.pose, this.parts.boneCount, this.stage.bones);
    writeBalls(this.parts.spheres, this.pose, this.stage.spheres);
    this.stage.states.set(this.states);
    this.stage.look(this.view, this.placed);
    this.stage.render();
    return gliding;
  }

  private poseAt(time: number): void {
    if (this.motion) this.motion.sample(time, this.q);
    if (this.fade < 1) {
      const share = this.fade * this.fade * (3 - 2 * this.fade);
      for (let i = 0; i < this.q.length; i++) this.q[i] = this.from[i] + (this.q[i] - this.from[i]) * share;
    }
    this.body.forward(this.q, this.pose);
  }

  /** Moves posture, colours and camera on towards what is wanted; false when all have arrived. */
  private glide(dt: number): boolean {
    if (this.fade < 1) this.fade = Math.min(1, this.fade + dt / FADE);
    const ease = 1 - Math.exp(-dt * 5);
    let away = this.fade < 1 ? 1 : 0;
    for (let i = 0; i < this.states.length; i++) {
      this.states[i] += (this.wantedStates[i] - this.states[i]) * ease;
      away = Math.max(away, Math.abs(this.wantedStates[i] - this.states[i]));
    }
    this.view.azimuth += (this.wantedView.azimuth - this.view.azimuth) * ease;
    this.view.elevation += (this.wantedView.elevation - this.view.elevation) * ease;
    this.placed.distance += (this.wantedPlaced.distance - this.placed.distance) * ease;
    away = Math.max(away, Math.abs(this.wantedView.azimuth - this.view.azimuth), Math.abs(this.wantedView.elevation - this.view.elevation));
    away = Math.max(away, Math.abs(this.wantedPlaced.distance - this.placed.distance));
    for (let i = 0; i < 3; i++) {
      this.placed.target[i] += (this.wantedPlaced.target[i] - this.placed.target[i]) * ease;
      away = Math.max(away, Math.abs(this.wantedPlaced.target[i] - this.placed.target[i]));
    }
    return away > 0.001;
  }

  /** The middle of the phase that `t` falls in: stills instead of movement. */
  private step(t: number): number {
    const motion = this.motion;
    if (!motion || !motion.seconds) return 0;
    const at = ((t % motion.seconds) + motion.seconds) % motion.seconds;
    const phase = motion.file.phases?.find((p) => at >= p.from && at < p.to);
    if (phase) return (phase.from + phase.to) / 2;
    const part = motion.seconds / 4;
    return (Math.floor(at / part) + 0.5) * part;
  }

  private resize(): void {
    const box = this.canvas.getBoundingClientRect();
    if (!box.width || !box.height) return;
    this.stage.resize(box.width, box.height, Math.min(devicePixelRatio || 1, this.weak ? 1.5 : 2));
    this.fitCamera();
    this.settleCamera();
    this.wake();
  }

  private settleCamera(): void {
    Object.assign(this.view, this.wantedView);
    copyPlaced(this.wantedPlaced, this.placed);
  }

  private watch(): void {
    const sizes = new ResizeObserver(() => this.resize());
    sizes.observe(this.canvas);
    const seen = new IntersectionObserver(([entry]) => {
      this.onScreen = entry.isIntersecting;
      this.wake();
    });
    seen.observe(this.canvas);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    this.listen(scheme, "change", () => this.repaint());
    this.listen(document, "visibilitychange", () => this.wake());
    this.listen(this.canvas, "webglcontextlost", (event) => {
      event.preventDefault();
      this.lost = true;
      this.options.onLost?.("The drawing stopped: the graphics context was lost.");
    });
    this.listen(this.canvas, "webglcontextrestored", () => {
      this.lost = false;
      this.wake();
    });
    this.undo.push(() => sizes.disconnect(), () => seen.disconnect());
    if (this.options.orbit) this.undo.push(turnByDragging(this.canvas, (right, up) => this.orbit(right, up)));
  }

  private listen(on: EventTarget, name: string, act: (event: Event) => void): void {
    on.addEventListener(name, act);
    this.undo.push(() => on.removeEventListener(name, act));
  }
}

function copyPlaced(from: Placed, to: Placed): void {
  to.distance = from.distance;
  for (let i = 0; i < 3; i++) to.target[i] = from.target[i];
}

function nearestTurn(wanted: number, now: number): number {
  return wanted + Math.round((now - wanted) / (2 * Math.PI)) * 2 * Math.PI;
}

export async function fetchMotion(url: string): Promise<MotionFile> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as MotionFile;
}
