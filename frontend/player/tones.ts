// Which sound is due when, in class time. The end sound finishes with the class, not after it.

import type { ClassData } from "./types";

export type ToneName = "ready" | "tick" | "begin" | "change" | "end";

export interface Tone {
  at: number; // class time [s]
  name: ToneName;
}

/** Length of each sound [s]. */
export const LENGTH: Record<ToneName, number> = { ready: 0.5, tick: 0.12, begin: 0.5, change: 0.7, end: 2.4 };

export function tonesOf(data: ClassData): Tone[] {
  const tones: Tone[] = [];
  for (const step of data.steps) {
    if (step.kind === "move") tones.push({ at: step.start_s, name: "begin" });
    else {
      tones.push({ at: step.start_s, name: step.kind === "change_sides" ? "change" : "ready" });
      for (const before of [3, 2, 1]) tones.push({ at: step.start_s + step.seconds - before, name: "tick" });
    }
  }
  tones.push({ at: data.seconds - LENGTH.end, name: "end" });
  return tones.sort((a, b) => a.at - b.at);
}

/** Those from `from` up to, not including, `to`. */
export function tonesBetween(tones: readonly Tone[], from: number, to: number): Tone[] {
  return tones.filter((tone) => tone.at >= from && tone.at < to);
}
