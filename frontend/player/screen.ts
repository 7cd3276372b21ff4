// What the person sees and touches. Texts are only written when they change, so nothing is announced twice.

import type { Moment } from "./timeline";
import type { Step } from "./types";

export type Part =
  | "title" | "side" | "count" | "kind" | "caption" | "next" | "left" | "bar" | "ring" | "pause" | "skip" | "easier" | "harder"
  | "hurts" | "note" | "start" | "start_button" | "sound" | "voice" | "stage" | "purpose" | "views";

const KIND: Record<Step["kind"], string> = { get_ready: "Get ready", move: "", change_sides: "Change sides", change_position: "Change position" };
const SIDE: Record<Step["side"], string> = { right: "right side", left: "left side", both: "" };
const RING = 2 * Math.PI * 54; // length of the countdown's circle in its drawing

export class Screen {
  constructor(private readonly root: HTMLElement) {}

  part<T extends Element = HTMLElement>(name: Part): T {
    const found = this.root.querySelector<T>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the player's page has no part ${name}`);
    return found;
  }

  show(moment: Moment, running: boolean, can: { easier: boolean; harder: boolean }): void {
    const { step, doing, remaining, left, next } = moment;
    this.write("title", doing.title);
    this.write("side", SIDE[step.side]);
    this.write("kind", running ? KIND[step.kind] : "Paused");
    this.write("count", clockFace(remaining));
    this.write("caption", moment.caption);
    this.write("purpose", step.purpose);
    this.write("next", next ? `Next: ${next.title}` : "Last one");
    this.write("left", `${clockFace(left)} left`);
    this.write("pause", running ? "Pause" : "Go on");
    this.root.dataset.kind = step.kind;
    this.root.dataset.state = running ? "running" : "paused";
    this.part<HTMLButtonElement>("easier").disabled = !can.easier;
    this.part<HTMLButtonElement>("harder").disabled = !can.harder;
    this.turn(1 - remaining / step.seconds, 1 - left / (left + moment.step.start_s + moment.into));
  }

  note(text: string): void {
    this.write("note", text);
  }

  write(name: Part, text: string): void {
    const part = this.part(name);
    if (part.textContent !== text) part.textContent = text;
    part.toggleAttribute("data-empty", !text);
  }

  on(name: Part, act: () => void): void {
    this.part(name).addEventListener("click", act);
  }

  private turn(step: number, whole: number): void {
    this.part<SVGElement>("ring").style.strokeDashoffset = (RING * step).toFixed(1);
    this.part("bar").style.transform = `scaleX(${whole.toFixed(4)})`;
  }
}

/** 75 -> "1:15", 9.2 -> "10": whole seconds that are still to come. */
export function clockFace(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds - 0.001));
  return whole < 60 ? String(whole) : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
