// The figure in the player: follows the class, one movement ahead in what it has fetched.

import type { Figure } from "../figure/figure";
import type { BodyFile } from "../body";
import type { MotionFile } from "../figure/motion";
import type { Moment } from "./timeline";
import type { Step } from "./types";

export class PlayerStage {
  private figure: Figure | null = null;
  private shown = "";
  private at = 0; // movement time [s]
  private readonly files = new Map<string, Promise<MotionFile>>();

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly clockFace: Element,
    private readonly bodyUrl: string,
    private readonly urls: ReadonlyMap<string, string>,
    private readonly lost: () => void,
  ) {}

  /** Loads the figure; without WebGL the class goes on in words. */
  async open(): Promise<void> {
    try {
      const [{ Figure }, { Stage }, body] = await Promise.all([import("../figure/figure"), import("../figure/stage"), getJson<BodyFile>(this.bodyUrl)]);
      this.figure = new Figure(this.canvas, body, (on, parts) => new Stage(on, parts), { time: () => this.at, corner: () => this.covered(), orbit: true, onLost: () => this.lost(), margin: 0.05 });
      this.shown = "";
    } catch (wrong) {
      console.warn(wrong);
      this.lost();
    }
  }

  /** Before a step of moving, the figure waits in its start posture. */
  follow({ step, doing, into, next }: Moment): void {
    this.at = step.kind === "move" ? into : 0;
    const mirror = step.side === "left";
    const key = `${doing.exercise}.${doing.variant}`;
    if (!this.figure || this.shown === key + mirror) return;
    this.shown = key + mirror;
    void this.load(key, mirror);
    if (next) this.fetch(keyOf(next))?.catch(() => this.files.delete(keyOf(next)));
  }

  setCamera(name: "side" | "front" | "three-quarter"): void {
    this.figure?.setCamera(name);
  }

  /** How much of the canvas the big clock covers, from its top right corner; nothing where it stands beside. */
  private covered(): { width: number; height: number } {
    const own = this.canvas.getBoundingClientRect(), clock = this.clockFace.getBoundingClientRect();
    const inside = clock.left < own.right && clock.top < own.bottom && clock.right > own.left;
    return inside ? { width: Math.max(0, own.right - clock.left), height: Math.max(0, clock.bottom - own.top) } : { width: 0, height: 0 };
  }

  private async load(key: string, mirror: boolean): Promise<void> {
    try {
      const file = await this.fetch(key);
      if (file && this.shown === key + mirror) await this.figure?.load(file, { mirror });
      this.canvas.dataset.ready = key;
    } catch (wrong) {
      console.warn(wrong);
      this.files.delete(key);
    }
  }

  private fetch(key: string): Promise<MotionFile> | undefined {
    const url = this.urls.get(key);
    if (!url) return undefined;
    let found = this.files.get(key);
    if (!found) this.files.set(key, (found = getJson<MotionFile>(url)));
    return found;
  }
}

const keyOf = (step: Step): string => `${step.exercise}.${step.variant}`;

async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as T;
}
